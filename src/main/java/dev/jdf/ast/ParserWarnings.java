package dev.jdf.ast;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Json;
import dev.jdf.syntax.LogicalLine;
import dev.jdf.syntax.SyntaxCode;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the reference's parser warns of before any rule is asked, and whether or not the file is
 * right otherwise: empty lines in an instruction, once at the last of its lines.
 *
 * @param findings of the parser
 */
record ParserWarnings(ContinuedLines lines, List<Diagnostic> findings) {

  List<Json> all() {
    NavigableMap<Integer, LogicalLine> found = new TreeMap<>();
    for (Diagnostic finding : findings) {
      if (finding.code() == SyntaxCode.EMPTY_CONTINUATION) {
        lines.at(finding.span().start()).ifPresent(line -> found.put(line.span().start(), line));
      }
    }
    return found.values().stream().map(this::warning).toList();
  }

  private Json warning(LogicalLine line) {
    return new Members()
        .add("line", lines.last(line))
        .add("short", "Empty continuation line found in: " + line.text())
        .object();
  }
}
