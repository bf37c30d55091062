package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about a spec as it is written. */
non-sealed interface SpecRule extends Rule {

  /** What most of them are; others say so. */
  @Override
  default Level level() {
    return Level.WARNING;
  }

  /** All places where it does not hold; the severity is put in later, from the settings. */
  List<Diagnostic> check(Subject subject);
}
