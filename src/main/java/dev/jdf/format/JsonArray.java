package dev.jdf.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSON array of strings at the end of a line, the strings as they are written. */
final class JsonArray {

  private final String text;
  private final List<String> strings = new ArrayList<>();
  private int at;

  private JsonArray(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** Whether an array is all that is behind a keyword and its flags. */
  static boolean isOperand(String line) {
    int start = start(line);
    return start > 0
        && Stream.of(line.substring(0, start).split("[ \\t]++", -1))
            .skip(1)
            .allMatch(word -> word.isEmpty() || word.startsWith("--"));
  }

  /** The line with the array at its end written {@code ["a", "b"]}. */
  static String spaced(String line) {
    int start = start(line);
    Optional<List<String>> strings = start < 0 ? Optional.empty() : read(line, start);
    return strings
        .map(all -> line.substring(0, start) + "[" + String.join(", ", all) + "]")
        .orElse(line);
  }

  /** The first bracket that starts a word; in front of an array stand only plain words. */
  private static int start(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean starts = i == 0 || line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t';
      if (c == '[' && starts) {
        return read(line, i).isPresent() ? i : -1;
      }
      if (c == '"' || c == '\'') {
        return -1;
      }
    }
    return -1;
  }

  private static Optional<List<String>> read(String line, int start) {
    JsonArray array = new JsonArray(line, start);
    return array.reads() ? Optional.of(array.strings) : Optional.empty();
  }

  private boolean reads() {
    at++;
    gap();
    boolean more = !isNext(']');
    while (more) {
      if (!string()) {
        return false;
      }
      gap();
      more = isNext(',');
      at += more ? 1 : 0;
      gap();
    }
    if (!isNext(']')) {
      return false;
    }
    at++;
    gap();
    return at == text.length();
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean string() {
    int start = at;
    if (!isNext('"')) {
      return false;
    }
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      return false;
    }
    at++;
    strings.add(text.substring(start, at));
    return true;
  }

  private void gap() {
    while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
