package dev.jdf.syntax;

import dev.jdf.source.SourceFile;
import java.util.List;

/** How a file is laid out, for whoever must not lose any of it. One line an instruction. */
public record Layout(List<Directive> directives, char escape, List<LogicalLine> lines) {

  public Layout {
    directives = List.copyOf(directives);
    lines = List.copyOf(lines);
  }

  /** The lines are those of the instructions that {@link SpecParser#parse} finds, in order. */
  public static Layout of(SourceFile source) {
    if (!RawText.findings(source).isEmpty()) {
      return new Layout(List.of(), '\\', List.of());
    }
    Directives directives = Directives.read(source);
    LogicalLines lines = LogicalLines.read(source, directives.escape(), directives.nextLine());
    return new Layout(directives.directives(), directives.escape(), lines.lines());
  }
}
