package dev.jdf.cli;

import dev.jdf.check.Applicability;
import dev.jdf.check.Level;
import dev.jdf.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of {@code jbuild check}.
 *
 * @param files files, and folders to look through
 * @param settings where the settings are; looked for beside each file if absent
 * @param failOn from which severity on the check fails; the settings' word, or errors, if absent
 * @param fixes which fixes the mode is about
 */
record CheckRequest(
    List<String> files,
    Format format,
    Optional<String> settings,
    Optional<FailOn> failOn,
    Mode mode,
    Applicability fixes) {

  CheckRequest {
    files = List.copyOf(files);
  }

  static CheckRequest plain(List<String> files) {
    return new CheckRequest(
        files, Format.TEXT, Optional.empty(), Optional.empty(), Mode.REPORT, Applicability.SAFE);
  }

  /** The forms of a report. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB
  }

  /** What to do with fixes. */
  enum Mode {
    REPORT,
    FIX,
    DIFF
  }

  /** The least severity that fails the check. */
  enum FailOn {
    ERROR,
    WARNING,
    INFO,
    HINT,
    NEVER;

    boolean isReached(Severity severity) {
      return this != NEVER && severity.compareTo(Severity.valueOf(name())) <= 0;
    }

    static FailOn of(Level level) {
      return level == Level.OFF ? NEVER : valueOf(level.name());
    }
  }
}
