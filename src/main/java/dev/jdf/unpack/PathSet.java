package dev.jdf.unpack;

import java.security.SecureRandom;

/**
 * Paths that were seen, in 16 bytes each however long they are: a layer may have a million. What is kept
 * of a path is a polynomial modulo a prime in a point that nobody can foresee, so that nobody can make
 * two paths that look the same here.
 */
final class PathSet {

  private static final int SMALLEST = 1 << 10;
  private static final long PRIME = (1L << 61) - 1;

  private final long point = 1 + new SecureRandom().nextLong(1L << 60);
  private long[] slots = new long[SMALLEST];
  private int size;

  void add(String path) {
    if (put(slots, hash(path))) {
      size++;
    }
    if (2 * size > slots.length) {
      grow();
    }
  }

  boolean contains(String path) {
    long hash = hash(path);
    int at = slot(slots, hash);
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & (slots.length - 1);
    }
    return slots[at] == hash;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long hash : slots) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    slots = larger;
  }

  /** Whether it is new. */
  private static boolean put(long[] slots, long hash) {
    int at = slot(slots, hash);
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & (slots.length - 1);
    }
    boolean added = slots[at] == 0;
    slots[at] = hash;
    return added;
  }

  private static int slot(long[] slots, long hash) {
    return (int) (hash ^ (hash >>> Integer.SIZE)) & (slots.length - 1);
  }

  /** Never 0, which is an empty slot. */
  private long hash(String path) {
    long hash = 1;
    for (int i = 0; i < path.length(); i++) {
      hash = product(hash, point) + path.charAt(i) + 1;
    }
    return 1 + product(hash, point);
  }

  /** Of two numbers below 2 to the 62nd, below the prime. */
  private static long product(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long sum = (low & PRIME) + ((high << 3) | (low >>> 61));
    long reduced = (sum & PRIME) + (sum >>> 61);
    return reduced >= PRIME ? reduced - PRIME : reduced;
  }
}
