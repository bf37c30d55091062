package dev.jdf.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of findings that are longer than a terminal is wide, broken between words. Lines of
 * source are none: they are cut before.
 */
final class Wrapping {

  private static final String COLOUR = "\u001b\\[[0-9;]*m";

  /** The start of a sentence: of a finding's own words, or of a note, which goes on below itself. */
  private static final Pattern SENTENCE =
      Pattern.compile("(?:error|warning|info|hint)\\[|( +)= (?:note|help): ");

  private static final int LEAST = 30;

  private Wrapping() {}

  /** The text for {@code columns}; narrower than any sentence is readable it stays as it is. */
  static String of(String text, int columns) {
    return columns < LEAST
        ? text
        : text.lines().map(line -> wrapped(line, columns)).reduce("", (a, b) -> a + b + "\n");
  }

  private static String wrapped(String line, int columns) {
    Matcher sentence = SENTENCE.matcher(plain(line));
    if (!sentence.lookingAt() || plain(line).length() <= columns) {
      return line;
    }
    String indent = " ".repeat(sentence.group(1) == null ? 4 : sentence.end());
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : line.split("(?<=\\S) ", -1)) {
      int wide = plain(current.toString()).length();
      if (wide > indent.length() && wide + 1 + plain(word).length() > columns) {
        lines.add(current.toString());
        current = new StringBuilder(indent).append(word);
      } else {
        current.append(current.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(current.toString());
    return String.join("\n", lines);
  }

  private static String plain(String line) {
    return line.replaceAll(COLOUR, "");
  }
}
