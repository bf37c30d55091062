package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text made of pieces of a file, which knows where each character came from. Indexes count code
 * points, as ANTLR's do.
 */
final class LogicalText {

  private static final Pattern CONTINUATION =
      Pattern.compile("([ \\t]*[\\\\`][ \\t]*)\\r?\\n[ \\t]*");

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private int[] origins = new int[256];
  private int length;
  private int leftOut;
  private final BitSet bodyLines = new BitSet();
  private final BitSet bodyEnds = new BitSet();
  private @Nullable Span place;

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

  /** Stands for a line that need not be read, and for those left out right above it. */
  void leaveOut(int end) {
    if (length > 0 && leftOut == length) {
      origins[length - 1] = end;
    } else {
      endLine(end);
      leftOut = length;
    }
  }

  /** Adds {@code source[from, to)} as a line of a here-document; {@code last} is its terminator. */
  void addBodyLine(int from, int to, boolean last) {
    bodyLines.set(length);
    bodyEnds.set(length, last);
    append(from, to);
    add('\n', to);
  }

  /** From now on everything is said to be written at one place, which is in another source. */
  void standsAt(Span whole) {
    place = whole;
  }

  /** Whether a line of a here-document starts at an index. */
  boolean isBody(int index) {
    return bodyLines.get(index);
  }

  /** Whether the line that ends a here-document starts at an index. */
  boolean isBodyEnd(int index) {
    return bodyEnds.get(index);
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
    if (place != null) {
      return place;
    }
    if (start >= end) {
      return Span.at(origin(start));
    }
    int last = origins[end - 1];
    boolean pair = last < source.length() && Character.isHighSurrogate(source.charAt(last));
    return new Span(origins[start], Math.min(source.length(), last + (pair ? 2 : 1)));
  }

  /** The characters from {@code start} up to but without {@code end}, which are {@code chars}. */
  Word word(String chars, int start, int end) {
    Span span = span(start, end);
    if (place != null || span.length() == chars.length()) {
      return new Word(chars, span);
    }
    int[] starts = new int[chars.length()];
    int[] ends = new int[chars.length()];
    int at = 0;
    for (int i = start; i < end; i++) {
      int units = Character.charCount(source.codePointAt(origins[i]));
      for (int unit = 0; unit < units; unit++) {
        starts[at] = origins[i] + unit;
        ends[at++] = origins[i] + unit + 1;
      }
    }
    return new Word(chars, span, new Places(starts, ends));
  }

  /** Whether a line ends between two words of the source. */
  boolean hasLineEnd(Word before, Word behind) {
    int end = place == null ? source.indexOf('\n', before.span().end()) : -1;
    return end >= 0 && end < behind.span().start();
  }

  /** What makes a line go on, if it and a line end are all that is there. */
  Optional<Span> continuation(Span gap) {
    String between = source.substring(gap.start(), gap.end());
    Matcher escape = CONTINUATION.matcher(between);
    return escape.matches()
        ? Optional.of(new Span(gap.start(), gap.start() + escape.end(1)))
        : Optional.empty();
  }

  /** Whether the line that starts at an index is written right below another one. */
  boolean isBelowAnother(int index) {
    return index > 0
        && place == null
        && source.substring(origins[index - 1], origins[index]).matches("\r?\n[ \\t]*");
  }

  int origin(int index) {
    if (place != null) {
      return place.start();
    }
    return length == 0 ? 0 : origins[Math.min(index, length - 1)];
  }
}
