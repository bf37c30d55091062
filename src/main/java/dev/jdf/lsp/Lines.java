package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Offsets of a text and the places that editors count: line and UTF-16 code unit, both from 0. To
 * an editor a line also ends at a lone CR (LSP 3.17, Text Documents).
 */
final class Lines {

  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    this.starts = starts(text);
  }

  /** A place behind the end of a line is its end, and one behind the text the end of that. */
  int offset(Position position) {
    int line = position.getLine();
    if (line < 0) {
      return 0;
    }
    if (line >= starts.length) {
      return text.length();
    }
    int wanted = starts[line] + (long) position.getCharacter() > Integer.MAX_VALUE
        ? Integer.MAX_VALUE
        : starts[line] + position.getCharacter();
    return Math.max(starts[line], Math.min(wanted, end(line)));
  }

  Position position(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, offset - starts[line]);
  }

  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  Span span(Range range) {
    int start = offset(range.getStart());
    return new Span(start, Math.max(start, offset(range.getEnd())));
  }

  int count() {
    return starts.length;
  }

  /** A line, from 0, without what ends it. */
  Span line(int line) {
    return new Span(starts[line], end(line));
  }

  /** What stands behind a place in its line. */
  String rest(int offset) {
    return text.substring(offset, Math.max(offset, end(position(offset).getLine())));
  }

  private int end(int line) {
    if (line + 1 == starts.length) {
      return text.length();
    }
    int end = starts[line + 1];
    if (text.charAt(end - 1) == '\n') {
      end--;
    }
    return end > starts[line] && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
