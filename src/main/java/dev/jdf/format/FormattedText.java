package dev.jdf.format;

/** The lines of the formatted text so far. */
final class FormattedText {

  private final StringBuilder text = new StringBuilder();
  private final String lineEnd;
  private boolean emptyLineDue;

  FormattedText(LineEnd lineEnd) {
    this.lineEnd = lineEnd.text();
  }

  /** An empty line between what is written and what comes; one for any number of them. */
  void emptyLine() {
    emptyLineDue = true;
  }

  void line(String line) {
    exactly(line + lineEnd);
  }

  /** A line with its own end; only the last of a file may have none. */
  void exactly(String line) {
    if (emptyLineDue) {
      text.append(lineEnd);
      emptyLineDue = false;
    }
    text.append(line);
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  String text() {
    return isEmpty() || text.charAt(text.length() - 1) == '\n' ? text.toString() : text + lineEnd;
  }
}
