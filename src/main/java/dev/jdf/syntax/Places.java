package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.Arrays;
import java.util.Optional;

/** Where in a file each character of a word is written. */
public final class Places {

  /** Of a word whose characters are written nowhere, such as the value of a variable. */
  static final Places NONE = new Places(new int[0], new int[0]);

  private final int[] starts;
  private final int[] ends;

  Places(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  Places part(int start, int end) {
    return starts.length == 0
        ? this
        : new Places(Arrays.copyOfRange(starts, start, end), Arrays.copyOfRange(ends, start, end));
  }

  /** In a text in which the word stands so many characters further on. */
  Places moved(int by) {
    return starts.length == 0
        ? this
        : new Places(
            Arrays.stream(starts).map(start -> start + by).toArray(),
            Arrays.stream(ends).map(end -> end + by).toArray());
  }

  /** Of the characters in between; empty if there is no such place. */
  Optional<Span> span(int start, int end) {
    if (starts.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        start < end
            ? new Span(starts[start], ends[end - 1])
            : Span.at(start < starts.length ? starts[start] : ends[start - 1]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Places places
        && Arrays.equals(starts, places.starts)
        && Arrays.equals(ends, places.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(starts);
  }
}
