package dev.jdf.linux;

import java.util.List;
import java.util.stream.Stream;

/** The words that a platform, {@code linux/arm64/v8}, consists of. Source: platforms.tsv. */
public enum PlatformWord {
  OS,
  ARCH,
  VARIANT;

  private static final List<String[]> ROWS = Table.rows("platforms.tsv");

  /** All words of this kind; of variants those of an architecture, of which others have none. */
  public List<String> words(String arch) {
    return rows()
        .filter(row -> this != VARIANT || row[2].equals(arch))
        .map(row -> row[1])
        .toList();
  }

  private Stream<String[]> rows() {
    return ROWS.stream().filter(row -> row[0].equalsIgnoreCase(name()));
  }

  /** What users read: an operating system, an architecture, a variant. */
  public String what() {
    return switch (this) {
      case OS -> "operating system";
      case ARCH -> "architecture";
      case VARIANT -> "variant";
    };
  }
}
