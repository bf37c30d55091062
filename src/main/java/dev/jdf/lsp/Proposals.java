package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be typed at a place.
 *
 * @param replaced what it takes the place of
 * @param all the likely ones first
 */
record Proposals(Span replaced, List<Proposal> all) {

  Proposals {
    all = List.copyOf(all);
  }

  /** These, and more behind them. */
  Proposals and(List<Proposal> more) {
    List<Proposal> both = new ArrayList<>(all);
    both.addAll(more);
    return new Proposals(replaced, both);
  }
}
