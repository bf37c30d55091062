package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

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
}
