package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about what a stage says once everything is inherited and expanded. */
abstract non-sealed class TargetRule extends Rule {

  TargetRule(About about) {
    super(about);
  }

  /** All places where it does not hold for one target. */
  abstract List<Diagnostic> check(Target target);
}
