package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about a spec as it is written. */
abstract non-sealed class SpecRule extends Rule {

  SpecRule(About about) {
    super(about);
  }

  /** All places where it does not hold; the severity is put in later, from the settings. */
  abstract List<Diagnostic> check(Subject subject);
}
