package dev.jdf.lsp;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The files that URIs mean, also those that editors write carelessly. */
final class FilePaths {

  private static final String SCHEME = "file:";

  /** What must be written as a percentage, and is not always. */
  private static final String RAW = " \"<>\\^`{|}[]";

  private FilePaths() {}

  /** Absent if it is no file. */
  static Optional<Path> of(String uri) {
    try {
      return uri.toLowerCase(Locale.ROOT).startsWith(SCHEME)
          ? Optional.of(Path.of(URI.create(SCHEME + escaped(uri.substring(SCHEME.length()))))
              .normalize())
          : Optional.empty();
    } catch (IllegalArgumentException noPath) {
      return Optional.empty();
    }
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    path.chars()
        .mapToObj(c ->
            RAW.indexOf(c) < 0 ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", c))
        .forEach(escaped::append);
    return escaped.toString();
  }
}
