package dev.jdf.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A word as the grammar's lexer is shown it: with the file's escape character as the backslash, and
 * without quotes where they are plain text. What the lexer takes out of it is as written, and its
 * indexes are those of the text.
 */
final class WordCharacters implements CharStream {

  /** Nothing to the grammar but a character. */
  private static final int PLAIN = 1;

  private final String text;
  private final char escape;
  private final boolean plainQuotes;
  private int at;

  WordCharacters(String text, char escape, boolean plainQuotes) {
    this.text = text;
    this.escape = escape;
    this.plainQuotes = plainQuotes;
  }

  /** The next character: lexers look no further. */
  @Override
  public int LA(int distance) {
    if (at == text.length()) {
      return EOF;
    }
    int point = text.codePointAt(at);
    if (point == escape) {
      return '\\';
    }
    boolean quote = point == '"' || point == '\'';
    return point == '\\' || (quote && plainQuotes) ? PLAIN : point;
  }

  @Override
  public void consume() {
    at += Character.charCount(text.codePointAt(at));
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = index;
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, interval.b + 1);
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // All of the text is always there.
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }
}
