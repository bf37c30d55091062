package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.util.stream.Stream;

/** {@code /path[:options]}, a word of TMPFS. */
final class TmpfsWord {

  private TmpfsWord() {}

  static Stream<String> options(Word word) {
    String[] parts = word.text().split(":", 2);
    return parts.length == 1 ? Stream.empty() : Stream.of(parts[1].split(",", -1));
  }
}
