package dev.jdf.lsp;

import dev.jdf.format.Formatter;
import dev.jdf.format.LineEdit;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;

/** {@code textDocument/formatting} and its kin: what {@code jbuild fmt} does, line by line. */
final class Formatting {

  private Formatting() {}

  static List<TextEdit> whole(Document document) {
    return within(new Span(0, document.source().text().length()), document);
  }

  /** The edits that have to do with lines of {@code range}. */
  static List<TextEdit> within(Span range, Document document) {
    return LineEdit.between(document.source().text(), Formatter.format(document.source())).stream()
        .filter(edit ->
            edit.span().start() <= range.end() && range.start() <= edit.span().end())
        .map(document::edit)
        .toList();
  }

  /** After the end of a line was typed: the instruction that is finished with it. */
  static List<TextEdit> behindLineEnd(int offset, Document document) {
    int line = document.lines().position(offset).getLine();
    Optional<Instruction> finished = line == 0
        ? Optional.empty()
        : document.instruction(document.lines().line(line - 1).end());
    return finished
        .filter(it -> it.span().end() < offset)
        .map(it -> within(onlyLines(it, document), document))
        .orElse(List.of());
  }

  /** Without the start of the next line: what is being typed there is left alone. */
  private static Span onlyLines(Instruction line, Document document) {
    Lines lines = document.lines();
    int first = lines.position(line.span().start()).getLine();
    int last = lines.position(line.span().end()).getLine();
    return new Span(lines.line(first).start() + 1, lines.line(last).end());
  }
}
