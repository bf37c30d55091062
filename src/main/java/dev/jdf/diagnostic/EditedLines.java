package dev.jdf.diagnostic;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a fix touches, as they are once it is applied; on a single line, {@code +} marks
 * what is new.
 */
record EditedLines(SourceFile source, Fix fix, CodeFrame frame) {

  /** A longer edit is not for reading in a message. */
  private static final int MOST = 6;

  private static final int LONGEST = 4096;

  List<String> lines() {
    int first = source.line(fix.span().start());
    int start = source.lineSpan(first).start();
    int end = source.lineSpan(source.line(fix.span().end())).end();
    String before = source.text(new Span(start, fix.span().start()));
    String after = source.text(new Span(fix.span().end(), Math.max(fix.span().end(), end)));
    List<String> edited = (before + fix.replacement() + after).lines().toList();
    List<String> lines = new ArrayList<>();
    if (before.length() + fix.replacement().length() + after.length() > LONGEST) {
      return lines;
    }
    if (edited.size() == 1) {
      lines.add(frame.bar(""));
      lines.addAll(oneLine(first, edited.get(0), before.length()));
    } else if (edited.size() <= MOST) {
      lines.add(frame.bar(""));
      for (int i = 0; i < edited.size(); i++) {
        LineView view = new LineView(edited.get(i));
        lines.add(frame.numbered(first + i, view.window(0, frame.room())));
      }
    }
    return lines;
  }

  private List<String> oneLine(int number, String text, int offset) {
    LineView view = new LineView(text);
    int from = view.column(offset);
    int to = view.column(offset + fix.replacement().length());
    int left = view.left(from, frame.room());
    String shown = frame.numbered(number, view.window(left, frame.room()));
    int visible = Math.min(to, left + frame.room()) - from;
    return visible <= 0
        ? List.of(shown)
        : List.of(shown, frame.bar(" ".repeat(from - left) + "+".repeat(visible)));
  }
}
