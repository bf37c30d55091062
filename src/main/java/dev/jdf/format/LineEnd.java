package dev.jdf.format;

/** What ends a line. */
public enum LineEnd {
  LF("\n"),
  CRLF("\r\n");

  private final String text;

  LineEnd(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** That of most lines. */
  public static LineEnd of(String text) {
    int bare = 0;
    int returned = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      boolean carriage = i > 0 && text.charAt(i - 1) == '\r';
      returned += carriage ? 1 : 0;
      bare += carriage ? 0 : 1;
    }
    return returned > bare ? CRLF : LF;
  }
}
