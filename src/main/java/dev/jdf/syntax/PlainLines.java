package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a text that are written in one piece and announce no here-document: how such a line
 * is split depends on its characters alone, so it need not be read again wherever it stands.
 */
final class PlainLines {

  private final Map<String, Line> before;
  private final Map<String, Line> all = new HashMap<>();
  private final Map<Integer, String> expected = new HashMap<>();
  private final List<Line> known = new ArrayList<>();

  /** With those of an earlier text, by their characters. */
  PlainLines(Map<String, Line> before) {
    this.before = before;
  }

  /** A line that need not be read, at the place where it is now. */
  Optional<Line> find(int start, String written) {
    Line line = before.get(written);
    if (line == null) {
      return Optional.empty();
    }
    int by = start - line.span().start();
    Line moved = by == 0 ? line : line.moved(by);
    known.add(moved);
    all.put(written, moved);
    return Optional.of(moved);
  }

  /** A line in one piece, which will be read. */
  void expect(int start, String written) {
    if (!written.contains("<<")) {
      expected.put(start, written);
    }
  }

  /** Keeps a line that was read; what is behind ONBUILD, or unknown, is told by what is around it. */
  void keep(Line line) {
    String written = expected.get(line.span().start());
    if (written != null && line.shape() != Line.Shape.UNKNOWN) {
      all.put(written, line);
    }
  }

  /** Those that need not be read, in file order. */
  List<Line> known() {
    return known;
  }

  /** Those that are known now, by their characters. */
  Map<String, Line> all() {
    return all;
  }
}
