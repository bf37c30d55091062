package dev.jdf.check;

import dev.jdf.diagnostic.Severity;
import java.util.Locale;
import java.util.Optional;

/** How much a rule matters, the least first; what is off is not looked at. */
public enum Level {
  OFF,
  HINT,
  INFO,
  WARNING,
  ERROR;

  /** The word that settings and users have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<Severity> severity() {
    return this == OFF ? Optional.empty() : Optional.of(Severity.valueOf(name()));
  }
}
