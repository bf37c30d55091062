package dev.jdf.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Some of too many findings: errors before warnings before the rest, in file order. */
public final class Gravest {

  private Gravest() {}

  /** At most {@code most} of {@code findings}, which are in file order. */
  public static List<Diagnostic> of(List<Diagnostic> findings, int most) {
    if (findings.size() <= most) {
      return findings;
    }
    List<Diagnostic> gravest = new ArrayList<>(findings);
    gravest.sort(Comparator.comparing(Diagnostic::severity));
    gravest.subList(most, gravest.size()).clear();
    gravest.sort(Diagnostic.BY_PLACE);
    return gravest;
  }
}
