package dev.jdf.format;

import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** What would change, in the form that {@code patch} takes. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The difference of two texts of a file; empty if there is none. */
  public static String of(String name, String before, String after) {
    List<String> old = lines(before);
    List<String> changed = UnifiedDiffUtils.generateUnifiedDiff(
        name, name, old, LineChanges.between(old, lines(after)), CONTEXT);
    return changed.isEmpty() ? "" : String.join("\n", changed) + "\n";
  }

  /** Without their LF; the last line says so if it has none. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last + UNENDED);
    }
    return lines;
  }
}
