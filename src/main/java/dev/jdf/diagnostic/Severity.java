package dev.jdf.diagnostic;

import java.util.Locale;

/** How much a finding weighs, the heaviest first. Only an error stops a stage. */
public enum Severity {
  ERROR,
  WARNING,
  INFO,
  HINT;

  /** The word that users read: {@code error}, {@code warning}, … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
