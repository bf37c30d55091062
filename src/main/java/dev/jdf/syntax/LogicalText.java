package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.Arrays;

/**
 * Text made of pieces of a file, which knows where each character came from. Indexes count code
 * points, as ANTLR's do.
 */
final class LogicalText {

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private int[] origins = new int[256];
  private int length;

  LogicalText(String source) {
    this.source = source;
  }

  /** Appends {@code source[from, to)}. */
  void append(int from, int to) {
    for (int i = from; i < to; i += Character.charCount(source.codePointAt(i))) {
      add(source.codePointAt(i), i);
    }
  }

  /** Ends the line, which ended at {@code origin} of the source. */
  void endLine(int origin) {
    add('\n', origin);
  }

  private void add(int point, int origin) {
    if (length == origins.length) {
      origins = Arrays.copyOf(origins, length * 2);
    }
    origins[length++] = origin;
    text.appendCodePoint(point);
  }

  String text() {
    return text.toString();
  }

  /** Where the characters from {@code start} up to but without {@code end} are written. */
  Span span(int start, int end) {
    if (start >= end) {
      return Span.at(origin(start));
    }
    int last = origins[end - 1];
    boolean pair = last < source.length() && Character.isHighSurrogate(source.charAt(last));
    return new Span(origins[start], Math.min(source.length(), last + (pair ? 2 : 1)));
  }

  int origin(int index) {
    return length == 0 ? 0 : origins[Math.min(index, length - 1)];
  }
}
