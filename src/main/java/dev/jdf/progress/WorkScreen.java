package dev.jdf.progress;

import java.io.PrintWriter;
import java.util.List;

/** Lines of a terminal that are drawn again and again, and taken away in the end. */
final class WorkScreen {

  private static final String CLEAR_BELOW = "\r\033[J";
  private static final String CLEAR_REST = "\033[K\n";

  /** A line that is too long after all must not become two: then the next drawing would miss. */
  private static final String CUT_LINES = "\033[?7l";

  private static final String BREAK_LINES = "\033[?7h";

  private final PrintWriter out;
  private int drawn;

  WorkScreen(PrintWriter out) {
    this.out = out;
  }

  /** Takes the place of what was drawn before. */
  void draw(List<String> lines) {
    StringBuilder text = new StringBuilder(CUT_LINES).append(start());
    lines.forEach(line -> text.append(line).append(CLEAR_REST));
    text.append(lines.size() < drawn ? CLEAR_BELOW : "").append(BREAK_LINES);
    out.print(text);
    out.flush();
    drawn = lines.size();
  }

  /** Leaves nothing. */
  void erase() {
    if (drawn > 0) {
      out.print(start() + CLEAR_BELOW);
      out.flush();
      drawn = 0;
    }
  }

  private String start() {
    return drawn == 0 ? "" : "\r\033[" + drawn + "A";
  }
}
