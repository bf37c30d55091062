package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;

/** {@code textDocument/selectionRange}: word, instruction, stage, file. */
final class Selections {

  private Selections() {}

  static List<SelectionRange> of(Document document, List<Position> positions) {
    return positions.stream()
        .map(position -> around(document, document.offset(position)))
        .toList();
  }

  /** From the file inwards; what is no larger than what is around it is left out. */
  private static SelectionRange around(Document document, int offset) {
    Span file = new Span(0, document.source().text().length());
    SelectionRange inner = new SelectionRange(document.lines().range(file), null);
    Span outer = file;
    for (Span span : inwards(document, offset)) {
      if (!span.equals(outer)) {
        inner = new SelectionRange(document.lines().range(span), inner);
        outer = span;
      }
    }
    return Objects.requireNonNull(inner);
  }

  private static List<Span> inwards(Document document, int offset) {
    List<Span> spans = new ArrayList<>();
    for (Stage stage : Stage.all(document.parsed().spec())) {
      Span whole = stage.from().span();
      int last = stage.instructions().size() - 1;
      spans.add(last < 0 ? whole : whole.to(stage.instructions().get(last).span()));
    }
    document.instruction(offset).ifPresent(line -> {
      spans.add(line.span());
      spans.add(word(document.source().text(), line.span(), offset));
    });
    spans.removeIf(span -> offset < span.start() || span.end() < offset);
    return spans;
  }

  private static Span word(String text, Span line, int offset) {
    int start = offset;
    while (start > line.start() && text.charAt(start - 1) > ' ') {
      start--;
    }
    int end = offset;
    while (end < line.end() && text.charAt(end) > ' ') {
      end++;
    }
    return new Span(start, end);
  }
}
