package dev.jdf.ast;

import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.LogicalLine;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The instructions of a file as lines that were joined, to be found by a place in them. */
final class ContinuedLines {

  private final SourceFile source;
  private final NavigableMap<Integer, LogicalLine> byStart = new TreeMap<>();

  ContinuedLines(SourceFile source, Layout layout) {
    this.source = source;
    layout.lines().forEach(line -> byStart.put(line.span().start(), line));
  }

  Optional<LogicalLine> at(int offset) {
    return Optional.ofNullable(byStart.floorEntry(offset))
        .map(Map.Entry::getValue)
        .filter(line -> offset <= line.span().end());
  }

  /** The number of the last line that was joined; bodies of here-documents stand below it. */
  int last(LogicalLine line) {
    return source.line(
        line.heredocs().isEmpty()
            ? line.span().end()
            : line.heredocs().get(0).body().start() - 1);
  }
}
