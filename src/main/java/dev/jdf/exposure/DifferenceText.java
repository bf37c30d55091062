package dev.jdf.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an exposure differs from a reference, as people read it:
 *
 * <pre>
 * beside docker run:
 *   capabilities: 14 → 1
 *     - CHOWN, DAC_OVERRIDE, …
 * </pre>
 *
 * {@code +} is what only this one has, {@code -} what only the reference has, {@code ~} what both
 * have otherwise.
 */
public final class DifferenceText {

  /** More names than this are not all shown. */
  private static final int MANY = 48;

  private DifferenceText() {}

  /** The text, each line ended by LF. */
  public static String of(Reference reference, List<Difference> differences, int width) {
    List<String> lines = new ArrayList<>();
    String same = differences.isEmpty() ? " the same" : "";
    lines.add("beside " + reference.command() + ":" + same);
    differences.forEach(difference -> add(difference, width, lines));
    return String.join("\n", lines) + "\n";
  }

  private static void add(Difference difference, int width, List<String> lines) {
    boolean sizes = difference.before() != difference.after();
    String counts = sizes ? ": " + difference.before() + " → " + difference.after() : "";
    lines.add("  " + difference.topic().heading() + counts);
    add("-", difference.removed(), width, lines);
    add("+", difference.added(), width, lines);
    for (Difference.Change change : difference.changed()) {
      String before = change.before().isEmpty() ? "always" : change.before();
      String after = change.after().isEmpty() ? "always" : change.after();
      add("~", change.name() + ": " + before + " → " + after, width, lines);
    }
  }

  private static void add(String sign, List<Fact> facts, int width, List<String> lines) {
    if (!facts.isEmpty()) {
      String names = facts.stream().limit(MANY).map(Fact::name).collect(Collectors.joining(", "));
      String more = facts.size() > MANY ? ", and " + (facts.size() - MANY) + " more" : "";
      add(sign, names + more, width, lines);
    }
  }

  private static void add(String sign, String words, int width, List<String> lines) {
    String margin = "    " + sign + " ";
    for (String line : new Wrapped(width - margin.length(), words).lines()) {
      lines.add(margin + line);
      margin = "      ";
    }
  }
}
