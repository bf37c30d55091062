package dev.jdf.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside the container, as text. */
final class Paths {

  private Paths() {}

  /**
   * The absolute path without {@code .}, {@code ..} and doubled slashes; {@code ..} stops at the
   * root and a relative path starts there.
   */
  static String clean(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
