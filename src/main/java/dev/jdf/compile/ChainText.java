package dev.jdf.compile;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Label;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A stage and those that it starts from as they are written.
 *
 * @param texts each from its FROM up to the next one
 * @param places where they are, in file order
 */
record ChainText(List<String> texts, List<Span> places) {

  ChainText {
    texts = List.copyOf(texts);
    places = List.copyOf(places);
  }

  /** Whether all that a finding points at lies in these stages. */
  boolean holds(Diagnostic finding) {
    return holds(finding.span())
        && finding.labels().stream().map(Label::span).allMatch(this::holds)
        && (finding.fix() == null || holds(finding.fix().span()));
  }

  /** The end of one stage may be the start of another: what is there could belong to either. */
  private boolean holds(Span span) {
    int index = index(span);
    return index >= 0
        && span.end() <= places.get(index).end()
        && !(index > 0 && span.isEmpty() && span.start() == places.get(index).start());
  }

  /** Leads from places in these stages to those in the same stages where they stand now. */
  UnaryOperator<Span> to(ChainText now) {
    List<Integer> shifts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      shifts.add(now.places.get(i).start() - places.get(i).start());
    }
    return span -> {
      int shift = shifts.get(index(span));
      return shift == 0 ? span : span.moved(shift);
    };
  }

  /** Of the last stage that starts no later; -1 if there is none. */
  private int index(Span span) {
    int from = 0;
    int to = places.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (places.get(middle).start() > span.start()) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from - 1;
  }
}
