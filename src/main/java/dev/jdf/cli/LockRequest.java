package dev.jdf.cli;

import java.util.List;
import java.util.Map;

/**
 * What a user asks of {@code jbuild lock}.
 *
 * @param platforms for which images are locked; if none, those of the lock file, or the machine's
 * @param arguments values for ARG
 * @param mode what is done with what was found
 */
record LockRequest(
    String spec,
    List<String> platforms,
    Map<String, String> arguments,
    Mode mode,
    List<String> update) {

  /** What is done with what was found. */
  enum Mode {
    WRITE,
    CHECK
  }

  LockRequest {
    platforms = List.copyOf(platforms);
    update = List.copyOf(update);
  }
}
