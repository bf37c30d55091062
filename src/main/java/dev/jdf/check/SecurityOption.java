package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.util.List;
import java.util.regex.Pattern;

/** One word of SECURITY_OPT; a key without a value means true. */
record SecurityOption(String key, String value, Word word) {

  /** Another kind of process; the other parts keep the kind. */
  private static final Pattern OWN_LABEL = Pattern.compile("(?:user|role|type):.*");

  static SecurityOption of(Word word) {
    String[] parts = word.text().split("=", 2);
    if (parts.length == 1) {
      parts = word.text().split(":", 2);
    }
    return new SecurityOption(parts[0], parts.length == 1 ? "true" : parts[1], word);
  }

  /** Whether it takes a protection away, or puts one in its place that may protect from less. */
  boolean loosens() {
    return switch (key) {
      case "seccomp" -> !value.equals("builtin");
      case "writable-cgroups" -> isTrue();
      case "label" -> value.equals("disable") || OWN_LABEL.matcher(value).matches();
      default -> value.equals("unconfined");
    };
  }

  boolean isTrue() {
    return List.of("1", "t", "T", "TRUE", "true", "True").contains(value);
  }
}
