package dev.jdf.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people write who know something near: flags of docker's command line as lines, and words of
 * the table foreign-words.tsv.
 */
final class ForeignWords {

  private static final String TABLE = "foreign-words.tsv";

  private ForeignWords() {}

  /** The instruction that a flag stands for, with its value: {@code --cap-add=X} is CAP_ADD X. */
  static Optional<String> instruction(String written, Collection<String> names) {
    int equals = written.indexOf('=');
    String name = name(written);
    return names.contains(name)
        ? Optional.of(equals < 0 ? name : name + " " + written.substring(equals + 1))
        : row(name, "means");
  }

  /** What to say of what is no instruction under any name. */
  static Optional<String> note(String written) {
    return !written.isEmpty() && "\"[],'".indexOf(written.charAt(0)) >= 0
        ? Optional.of("if it belongs to the line above, that line must end with \\")
        : row(name(written), "note");
  }

  private static String name(String written) {
    int equals = written.indexOf('=');
    int end = equals < 0 ? written.length() : equals;
    int start = 0;
    while (start < end && written.charAt(start) == '-') {
      start++;
    }
    return written.substring(start, end).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Read only where a line is wrong. */
  private static Optional<String> row(String name, String kind) {
    return Optional.ofNullable(Rows.ALL.get(name + "\t" + kind));
  }

  /** The table, once it is needed. */
  private static final class Rows {

    /** The last field by those before it. */
    static final Map<String, String> ALL = read();

    private static Map<String, String> read() {
      try (InputStream in = ForeignWords.class.getResourceAsStream(TABLE)) {
        byte[] bytes = Objects.requireNonNull(in, TABLE).readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableMap(
                line -> line.substring(0, line.lastIndexOf('\t')),
                line -> line.substring(line.lastIndexOf('\t') + 1),
                (first, other) -> first));
      } catch (IOException e) {
        throw new UncheckedIOException(TABLE, e);
      }
    }
  }
}
