package dev.jdf.oci;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable maps in the order of their keys, so that the same value is always the same text. */
final class Sorted {

  private Sorted() {}

  static <V> SortedMap<String, V> none() {
    return Collections.emptySortedMap();
  }

  static <V> SortedMap<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
