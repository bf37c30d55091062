package dev.jdf.format;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Whole lines in the place of others. */
public record LineEdit(Span span, String text) {

  /** What makes one text of another: edits that do not touch one another, in file order. */
  public static List<LineEdit> between(String before, String after) {
    SourceFile places = new SourceFile("", before);
    return DiffUtils.diff(lines(before), lines(after)).getDeltas().stream()
        .map(delta -> edit(delta, places))
        .toList();
  }

  private static LineEdit edit(AbstractDelta<String> delta, SourceFile places) {
    int first = delta.getSource().getPosition();
    int start = start(first, places);
    int end = start(first + delta.getSource().size(), places);
    return new LineEdit(new Span(start, end), String.join("", delta.getTarget().getLines()));
  }

  private static int start(int line, SourceFile places) {
    return line < places.lineCount()
        ? places.lineSpan(line + 1).start()
        : places.text().length();
  }

  /** With their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end + 1));
      from = end + 1;
    }
    lines.add(text.substring(from));
    return lines;
  }
}
