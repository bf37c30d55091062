package dev.jdf.syntax;

import dev.jdf.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Where the lines are that can end a here-document. Most end nearby, and are looked for line by
 * line; once one has no end, the lines of the file are sorted by their text, or each of many such
 * would look through all of it.
 */
final class HeredocEnds {

  private final SourceFile source;
  private final Map<UnaryOperator<String>, Map<String, List<Integer>>> sorted = new HashMap<>();
  private boolean missed;

  HeredocEnds(SourceFile source) {
    this.source = source;
  }

  /** The first line from {@code line} on that ends a here-document; absent if none does. */
  OptionalInt from(int line, Heredocs.Announced heredoc) {
    OptionalInt end = missed ? lookedUp(line, heredoc) : searched(line, heredoc);
    missed |= end.isEmpty();
    return end;
  }

  private OptionalInt searched(int line, Heredocs.Announced heredoc) {
    for (int number = line; number <= source.lineCount(); number++) {
      if (heredoc.endsAt(source.text(source.lineSpan(number)))) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt lookedUp(int line, Heredocs.Announced heredoc) {
    List<Integer> lines = sorted
        .computeIfAbsent(heredoc.ending(), this::lines)
        .getOrDefault(heredoc.name(), List.of());
    int found = Collections.binarySearch(lines, line);
    int index = found >= 0 ? found : -found - 1;
    return index < lines.size() ? OptionalInt.of(lines.get(index)) : OptionalInt.empty();
  }

  private Map<String, List<Integer>> lines(UnaryOperator<String> ending) {
    Map<String, List<Integer>> lines = new HashMap<>();
    for (int number = 1; number <= source.lineCount(); number++) {
      lines
          .computeIfAbsent(
              ending.apply(source.text(source.lineSpan(number))), text -> new ArrayList<>(1))
          .add(number);
    }
    return lines;
  }
}
