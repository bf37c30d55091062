package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.util.List;

/** One word of SECURITY_OPT; a key without a value means true. */
record SecurityOption(String key, String value, Word word) {

  static SecurityOption of(Word word) {
    String[] parts = word.text().split("=", 2);
    if (parts.length == 1) {
      parts = word.text().split(":", 2);
    }
    return new SecurityOption(parts[0], parts.length == 1 ? "true" : parts[1], word);
  }

  boolean isTrue() {
    return List.of("1", "t", "T", "TRUE", "true", "True").contains(value);
  }
}
