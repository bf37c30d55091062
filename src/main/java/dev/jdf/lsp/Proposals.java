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

  /**
   * Without those that would take away what is typed in front of a {@code :} or {@code =}: they
   * stand for the whole of what is only partly about to be replaced.
   *
   * @param typed what is typed of what is replaced
   */
  Proposals continuing(String typed) {
    int end = Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('=')) + 1;
    String kept = typed.substring(0, end);
    return new Proposals(
        replaced,
        all.stream()
            .filter(it -> it.label().regionMatches(true, 0, kept, 0, end))
            .filter(it -> end == 0 || it.label().length() > end || typed.length() == end)
            .toList());
  }

  /** The first of those that begin as what is typed, where there are more than anyone reads. */
  Proposals cut(int most, String typed) {
    return new Proposals(
        replaced,
        all.stream()
            .filter(it -> it.label().regionMatches(true, 0, typed, 0, typed.length()))
            .limit(most)
            .toList());
  }

  /** These, and more behind them. */
  Proposals and(List<Proposal> more) {
    List<Proposal> both = new ArrayList<>(all);
    both.addAll(more);
    return new Proposals(replaced, both);
  }
}
