package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about a spec as it is written. */
non-sealed interface SpecRule extends Rule {

  /** All places where it does not hold; the severity is put in later, from the settings. */
  List<Diagnostic> check(Subject subject);
}
