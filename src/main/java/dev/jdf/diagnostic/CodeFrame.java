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

  private final SourceFile source;
  private final Palette palette;
  private final int width;
  private final SortedMap<Integer, List<Mark>> marks = new TreeMap<>();

  CodeFrame(SourceFile source, List<Mark> marks, Palette palette, int width) {
    this.source = source;
    this.palette = palette;
    this.width = width;
    marks.forEach(this::place);
    this.marks
        .values()
        .forEach(list -> list.sort(Comparator.comparing((Mark mark) -> !mark.primary())
            .thenComparing(mark -> mark.span().start())));
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
        text.lines().map(LineView::printable).reduce((a, b) -> a + indent + b).orElse("");
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
    Span span = source.lineSpan(number);
    LineView view = new LineView(source.text(span));
    int room = width == 0 ? Integer.MAX_VALUE / 2 : Math.max(NARROWEST, width - digits() - 4);
    int focus =
        marksOfLine.isEmpty() ? 0 : view.column(marksOfLine.get(0).span().start() - span.start());
    int left = view.left(focus, room);
    List<String> lines = new ArrayList<>();
    String shown = view.window(left, room);
    lines.add(palette.frame(String.format(" %" + digits() + "d |", number)) + spaced(shown));
    for (Mark mark : marksOfLine) {
      int from = Math.max(left, view.column(mark.span().start() - span.start()));
      int to = Math.min(left + room, view.column(mark.span().end() - span.start()));
      lines.add(bar(underline(mark, from - left, to - left)));
    }
    return lines;
  }

  private String underline(Mark mark, int from, int to) {
    String line = (mark.primary() ? "^" : "-").repeat(Math.max(1, to - from));
    String text = line + spaced(LineView.printable(mark.text()));
    return " ".repeat(from) + (mark.primary() ? palette.severity(text) : palette.frame(text));
  }

  private String bar(String text) {
    return margin() + " " + palette.frame("|") + spaced(text);
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : " " + text;
  }
}
