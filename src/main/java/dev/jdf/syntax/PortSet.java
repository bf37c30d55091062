package dev.jdf.syntax;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ports of protocols. Ranges of them may overlap, and each may be all ports there are. */
public final class PortSet {

  private final SortedMap<String, BitSet> ports = new TreeMap<>();

  /** Adds those from {@code first} to {@code last}. */
  public void add(String protocol, int first, int last) {
    if (first <= last) {
      ports.computeIfAbsent(protocol, it -> new BitSet()).set(first, last + 1);
    }
  }

  /** All of them, as {@code 80/tcp}. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    ports.forEach((protocol, numbers) ->
        numbers.stream().forEach(number -> names.add(number + "/" + protocol)));
    return names;
  }
}
