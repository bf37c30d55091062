package dev.jdf.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * What a user asks of jbuild.
 *
 * @param spec the name of the spec, or {@code -}
 * @param output where the configuration goes, or {@code -}; by default into this folder, unless a
 *     launcher is all that is wanted
 * @param launcher where the launcher goes
 * @param replace whether the files of an image that an earlier build put there are made anew
 */
record BuildRequest(
    String spec,
    Optional<String> output,
    Format format,
    Optional<String> launcher,
    boolean replace) {

  /** The text form of a configuration. */
  enum Format {
    JSON,
    YAML;

    String fileName() {
      return "config." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the configuration goes; absent if nobody wants it. */
  Optional<String> configuration() {
    return output.or(
        () -> launcher.isPresent() ? Optional.empty() : Optional.of(format.fileName()));
  }
}
