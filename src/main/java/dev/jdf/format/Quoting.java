package dev.jdf.format;

/** Whether a quote is open, going through the text of an instruction. */
final class Quoting {

  private final boolean single;
  private final char escape;
  private char open;
  private boolean escaped;

  /** In JSON only the double quote is one, and the backslash escapes whatever the file says. */
  Quoting(Shape shape, char escape) {
    this.single = shape != Shape.JSON;
    this.escape = shape == Shape.JSON ? '\\' : escape;
  }

  /** An escape character at the very end escapes what the next line starts with. */
  boolean isOpen() {
    return open != 0 || escaped;
  }

  void read(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (escaped) {
        escaped = false;
      } else if (c == escape && open != '\'') {
        escaped = true;
      } else if (open == 0) {
        open = c == '"' || (single && c == '\'') ? c : 0;
      } else if (c == open) {
        open = 0;
      }
    }
  }
}
