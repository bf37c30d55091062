package dev.jdf.format;

/** Blanks at the end of a line. */
final class TrailingBlanks {

  private TrailingBlanks() {}

  /** Without them; but where they keep an escape character from continuing the line, they stay. */
  static String removed(String line, char escape) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean guards = end > 0 && (line.charAt(end - 1) == escape || line.charAt(end - 1) == '\r');
    return guards ? line : line.substring(0, end);
  }
}
