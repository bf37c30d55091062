package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The pattern of {@code ${NAME#PATTERN}} and its like: {@code *} is any run and {@code ?} one
 * character, neither of them a newline. Time is at most length times length.
 */
final class Glob {

  private static final int RUN = -1;
  private static final int ONE = -2;
  private static final int NONE = Integer.MAX_VALUE;

  private final List<Integer> items;

  private Glob(List<Integer> items) {
    this.items = items;
  }

  /** The first escape that means nothing: only {@code * ? \ / }} are escaped. */
  static Optional<String> invalidEscape(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
        if (i == pattern.length()) {
          return Optional.of("\\");
        }
        if ("*?\\/}".indexOf(pattern.charAt(i)) < 0) {
          return Optional.of("\\" + Character.toString(pattern.codePointAt(i)));
        }
      }
    }
    return Optional.empty();
  }

  /** The glob of a pattern that has no invalid escape. */
  static Glob of(String pattern) {
    List<Integer> items = new ArrayList<>();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      switch (points[i]) {
        case '*' -> items.add(RUN);
        case '?' -> items.add(ONE);
        case '\\' -> items.add(points[++i]);
        default -> items.add(points[i]);
      }
    }
    return new Glob(items);
  }

  int length() {
    return items.size();
  }

  String withoutPrefix(String value, boolean longest) {
    int[] points = value.codePoints().toArray();
    int end = prefixEnd(points, longest);
    return end < 0 ? value : new String(points, end, points.length - end);
  }

  String withoutSuffix(String value, boolean longest) {
    List<Integer> backwards = new ArrayList<>(items);
    Collections.reverse(backwards);
    String reversed = reversed(value);
    return reversed(new Glob(backwards).withoutPrefix(reversed, longest));
  }

  private static String reversed(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder reversed = new StringBuilder();
    for (int i = points.length - 1; i >= 0; i--) {
      reversed.appendCodePoint(points[i]);
    }
    return reversed.toString();
  }

  private int prefixEnd(int[] points, boolean longest) {
    int[] starts = started(0);
    int found = -1;
    for (int at = 0; ; at++) {
      if (starts[items.size()] != NONE) {
        found = at;
      }
      if (at == points.length || (found >= 0 && !longest)) {
        return found;
      }
      starts = stepped(starts, points[at]);
    }
  }

  /** Replaces the leftmost match, or all of them; the longest at each place. */
  String replace(String value, String replacement, boolean all) {
    int[] points = value.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int done = 0;
    int search = 0;
    boolean more = true;
    while (more && search <= points.length) {
      int[] match = find(points, search);
      if (match.length == 0) {
        break;
      }
      text.append(new String(points, done, match[0] - done));
      if (match[1] > done || match[0] == 0) {
        text.append(replacement);
      }
      done = match[1];
      search = Math.max(search + 1, match[1]);
      more = all;
    }
    return text.append(new String(points, done, points.length - done)).toString();
  }

  /** Start and end of the leftmost longest match, or nothing. */
  private int[] find(int[] points, int from) {
    int[] starts = started(from);
    int[] match = {};
    for (int at = from; ; at++) {
      int start = starts[items.size()];
      if (start != NONE && (match.length == 0 || start <= match[0])) {
        match = new int[] {start, at};
      }
      if (at == points.length || (match.length > 0 && noneBefore(starts, match[0]))) {
        return match;
      }
      starts = stepped(starts, points[at]);
      if (match.length == 0) {
        enter(starts, 0, at + 1);
      }
    }
  }

  /** Whether no thread that started at or before {@code start} can go on. */
  private boolean noneBefore(int[] starts, int start) {
    for (int i = 0; i < items.size(); i++) {
      if (starts[i] <= start) {
        return false;
      }
    }
    return true;
  }

  /** For each item that may come next, where the earliest match that waits for it started. */
  private int[] started(int start) {
    int[] starts = new int[items.size() + 1];
    Arrays.fill(starts, NONE);
    enter(starts, 0, start);
    return starts;
  }

  private void enter(int[] starts, int item, int start) {
    int i = item;
    starts[i] = Math.min(starts[i], start);
    while (i < items.size() && items.get(i) == RUN) {
      i++;
      starts[i] = Math.min(starts[i], start);
    }
  }

  private int[] stepped(int[] starts, int point) {
    int[] next = new int[starts.length];
    Arrays.fill(next, NONE);
    for (int i = 0; i < items.size(); i++) {
      int item = items.get(i);
      boolean any = point != '\n' && (item == RUN || item == ONE);
      if (starts[i] != NONE && (any || item == point)) {
        enter(next, item == RUN ? i : i + 1, starts[i]);
      }
    }
    return next;
  }
}
