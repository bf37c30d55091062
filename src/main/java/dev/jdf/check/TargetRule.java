package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about what a stage says once everything is inherited and expanded. */
non-sealed interface TargetRule extends Rule {

  /** All places where it does not hold for one target. */
  List<Diagnostic> check(Target target);
}
