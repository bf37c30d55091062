package dev.jdf.check;

import dev.jdf.source.Span;
import java.util.stream.IntStream;

/** Text with shell quotes in it, and with lines that an escape character joins. */
record QuotedText(String text, char escape) {

  private static final char NONE = 0;

  /** The starts of the lines in a place, but for the first one and those inside of quotes. */
  IntStream lines(Span place) {
    IntStream.Builder starts = IntStream.builder();
    char open = NONE;
    int at = place.start();
    while (at < place.end()) {
      int end = lineEnd(at, place.end());
      open = isComment(at, end) ? open : quoteAt(end, at, open);
      at = end + 1;
      if (open == NONE && at < place.end()) {
        starts.add(at);
      }
    }
    return starts.build();
  }

  private int lineEnd(int from, int end) {
    int line = text.indexOf('\n', from);
    return line < 0 || line > end ? end : line;
  }

  private boolean isComment(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < end && text.charAt(at) == '#';
  }

  /** The quote that is open at {@code end}, if {@code open} is at {@code from}. */
  private char quoteAt(int end, int from, char open) {
    char quote = open;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == escape && quote != '\'') {
        i++;
      } else if (c == quote) {
        quote = NONE;
      } else if (quote == NONE && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    return quote;
  }
}
