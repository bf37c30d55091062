package dev.jdf.linux;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Absolute paths as text, path_resolution(7), whatever files there are. */
public final class AbsolutePath {

  private AbsolutePath() {}

  /**
   * The path without empty parts, {@code .} and {@code ..}: above the root is the root, and a relative
   * path starts there.
   */
  public static String clean(String path) {
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

  /** Where each path from the one before leads, the first from {@code start}. */
  public static String following(String start, List<String> paths) {
    StringBuilder at = new StringBuilder(start);
    for (String path : paths) {
      if (path.startsWith("/")) {
        at.setLength(0);
      }
      at.append('/').append(path);
    }
    return clean(at.toString());
  }
}
