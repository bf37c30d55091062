package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/** The lines in which two texts differ, as an edit: what is equal keeps its marks and cursors. */
final class TextChange {

  private TextChange() {}

  static List<TextEdit> of(Document document, String after) {
    String before = document.source().text();
    if (before.equals(after)) {
      return List.of();
    }
    int start = sameStart(before, after);
    int end = sameEnd(before, after, start);
    Span changed = new Span(start, before.length() - end);
    String text = after.substring(start, after.length() - end);
    return List.of(new TextEdit(document.lines().range(changed), text));
  }

  /** Between whole lines, so that no place is in the middle of a character. */
  private static int sameStart(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return one.lastIndexOf('\n', same - 1) + 1;
  }

  private static int sameEnd(String one, String other, int start) {
    int most = Math.min(one.length(), other.length()) - start;
    int same = 0;
    while (same < most
        && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
      same++;
    }
    int line = one.indexOf('\n', one.length() - same);
    return line < 0 ? 0 : one.length() - line - 1;
  }
}
