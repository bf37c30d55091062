package dev.jdf.lower;

import dev.jdf.source.Span;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A section of the configuration and where it comes from.
 *
 * @param origins by JSON pointer (RFC 6901), the place in the spec that asked for the property
 */
record Traced<T>(T value, SortedMap<String, Span> origins) {

  Traced {
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
  }

  /** A section that no line asked for. */
  static <T> Traced<T> unasked(T value) {
    return new Traced<>(value, Collections.emptySortedMap());
  }

  /** A key as a step of a JSON pointer. */
  static String step(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
