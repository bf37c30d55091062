package dev.jdf.compile;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was found at one target of a spec.
 *
 * @param broken which rules do not hold
 * @param compiled what compiling it finds
 * @param characters how much text its words have come to
 */
record TargetFindings(List<Diagnostic> broken, List<Diagnostic> compiled, long characters) {

  TargetFindings {
    broken = List.copyOf(broken);
    compiled = List.copyOf(compiled);
  }

  /** With what is wrong with its root in front. */
  TargetFindings on(List<Diagnostic> ofRoot) {
    if (ofRoot.isEmpty()) {
      return this;
    }
    List<Diagnostic> all = new ArrayList<>(ofRoot);
    all.addAll(compiled);
    return new TargetFindings(broken, all, characters);
  }

  boolean areIn(ChainText chain) {
    return broken.stream().allMatch(chain::holds) && compiled.stream().allMatch(chain::holds);
  }

  TargetFindings moved(UnaryOperator<Span> places) {
    return new TargetFindings(moved(broken, places), moved(compiled, places), characters);
  }

  private static List<Diagnostic> moved(List<Diagnostic> findings, UnaryOperator<Span> places) {
    return findings.stream().map(finding -> finding.moved(places)).toList();
  }
}
