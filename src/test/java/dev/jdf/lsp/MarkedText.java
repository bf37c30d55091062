package dev.jdf.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;

/** A text in which {@code <|>} marks where the cursor is; two of them mark a range. */
record MarkedText(String text, List<Integer> cursors) {

  private static final String MARK = "<|>";

  static MarkedText parse(String marked) {
    StringBuilder text = new StringBuilder();
    List<Integer> cursors = new ArrayList<>();
    int from = 0;
    for (int at = marked.indexOf(MARK); at >= 0; at = marked.indexOf(MARK, from)) {
      text.append(marked, from, at);
      cursors.add(text.length());
      from = at + MARK.length();
    }
    return new MarkedText(text.append(marked, from, marked.length()).toString(), cursors);
  }

  /** The first mark; the start of the text if there is none. */
  Position start() {
    return new Lines(text).position(cursors.isEmpty() ? 0 : cursors.get(0));
  }

  /** The last mark; the end of the text if there is none. */
  Position end() {
    return new Lines(text)
        .position(cursors.isEmpty() ? text.length() : cursors.get(cursors.size() - 1));
  }
}
