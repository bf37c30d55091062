package dev.jdf.diagnostic;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The source lines that a finding speaks of, its places underlined. */
final class CodeFrame {

  private static final int NARROWEST = 20;
  private static final int NO_END = Integer.MAX_VALUE / 2;

  /** Characters on either side of a place, many times what is shown. */
  private static final int MARGIN = 2000;

  /** The primary one first; a comparator of the JDK's would be made at every cold start. */
  private static final Comparator<Mark> BY_WEIGHT = (one, other) -> one.primary() == other.primary()
      ? Integer.compare(one.span().start(), other.span().start())
      : Boolean.compare(other.primary(), one.primary());

  private final SourceFile source;
  private final Palette palette;
  private final Screen screen;
  private final SortedMap<Integer, List<Mark>> marks = new TreeMap<>();

  CodeFrame(SourceFile source, List<Mark> marks, Palette palette, Screen screen) {
    this.source = source;
    this.palette = palette;
    this.screen = screen;
    marks.forEach(this::place);
    this.marks.values().forEach(list -> list.sort(BY_WEIGHT));
  }

  /** A mark over several lines underlines the first and the last, and speaks at the last. */
  private void place(Mark mark) {
    Span span = mark.span();
    int first = source.line(span.start());
    int last = source.line(Math.max(span.start(), span.end() - 1));
    if (first < last) {
      add(first, new Mark(clip(span, first), "", mark.primary()));
    }
    add(last, new Mark(clip(span, last), mark.text(), mark.primary()));
  }

  private void add(int line, Mark mark) {
    marks.computeIfAbsent(line, key -> new ArrayList<>()).add(mark);
  }

  private Span clip(Span span, int line) {
    Span whole = source.lineSpan(line);
    int indented = whole.start();
    while (indented < whole.end() && source.text().charAt(indented) <= ' ') {
      indented++;
    }
    int from = span.start() < whole.start() ? indented : span.start();
    int start = Math.min(from, whole.end());
    return new Span(start, Math.max(start, Math.min(span.end(), whole.end())));
  }

  String margin() {
    return " ".repeat(digits() + 1);
  }

  private int digits() {
    return String.valueOf(marks.lastKey()).length();
  }

  String remark(String kind, String text) {
    String indent = "\n" + " ".repeat(digits() + 5 + kind.length() + 2);
    String shown =
        text.lines().map(LineView::message).reduce((a, b) -> a + indent + b).orElse("");
    return margin() + " " + palette.frame("=") + " " + palette.strong(kind + ":") + " " + shown;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(bar(""));
    int previous = marks.firstKey() - 1;
    for (Map.Entry<Integer, List<Mark>> entry : marks.entrySet()) {
      int line = entry.getKey();
      if (line == previous + 2) {
        lines.addAll(sourceLine(line - 1, List.of()));
      } else if (line > previous + 2) {
        lines.add(palette.frame("..."));
      }
      lines.addAll(sourceLine(line, entry.getValue()));
      previous = line;
    }
    return lines;
  }

  private List<String> sourceLine(int number, List<Mark> marksOfLine) {
    Span span = near(source.lineSpan(number), marksOfLine, room());
    LineView view = new LineView(source.text(span));
    int focus = marksOfLine.isEmpty() ? 0 : view.column(within(span, first(marksOfLine)));
    int left = view.left(focus, room());
    List<String> lines = new ArrayList<>();
    lines.add(numbered(number, view.window(left, room())));
    if (!marksOfLine.isEmpty()) {
      List<Underlines.Placed> placed = new ArrayList<>();
      for (Mark mark : marksOfLine) {
        int shown = view.column(within(span, mark.span().start()));
        int from = Math.min(left + room() - 1, Math.max(left, shown));
        int to = Math.min(left + room(), view.column(within(span, mark.span().end())));
        placed.add(new Underlines.Placed(mark, from - left, to - left));
      }
      int words = screen.wraps() ? room() : NO_END;
      new Underlines(placed, palette, words).rows().forEach(row -> lines.add(bar(row)));
    }
    return lines;
  }

  /**
   * The part of a line in which the window on it lies: a line may hold megabytes, and many findings.
   */
  private static Span near(Span line, List<Mark> marks, int room) {
    if (line.length() <= 2 * MARGIN || room > MARGIN / 2 || marks.isEmpty()) {
      return line;
    }
    int start = Math.max(line.start(), first(marks) - MARGIN);
    return new Span(start, Math.min(line.end(), first(marks) + MARGIN));
  }

  private static int first(List<Mark> marks) {
    return marks.get(0).span().start();
  }

  private static int within(Span span, int offset) {
    return Math.max(span.start(), Math.min(offset, span.end())) - span.start();
  }

  /** The columns that a source line may take. */
  int room() {
    return screen.columns() == 0 ? NO_END : Math.max(NARROWEST, screen.columns() - digits() - 4);
  }

  String numbered(int line, String shown) {
    return palette.frame(String.format(" %" + digits() + "d |", line)) + spaced(shown);
  }

  String bar(String text) {
    return margin() + " " + palette.frame("|") + spaced(text);
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : " " + text;
  }
}
