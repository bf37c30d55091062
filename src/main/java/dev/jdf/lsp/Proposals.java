package dev.jdf.lsp;

import dev.jdf.source.Span;
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
}
