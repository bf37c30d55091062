package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;

/** {@code textDocument/selectionRange}: part of a word, word, arguments, instruction, stage, file. */
final class Selections {

  private static final String PARTING = ",:=\"'[]{}$";

  private Selections() {}

  static List<SelectionRange> of(Document document, List<Position> positions) {
    return positions.stream()
        .map(position -> around(document, document.offset(position)))
        .toList();
  }

  /** From the file inwards; what is no smaller than what is around it is left out. */
  private static SelectionRange around(Document document, int offset) {
    Span file = new Span(0, document.source().text().length());
    SelectionRange inner = new SelectionRange(document.lines().range(file), null);
    Span outer = file;
    for (Span span : inwards(document, offset)) {
      if (outer.start() <= span.start() && span.end() <= outer.end() && !span.equals(outer)) {
        inner = new SelectionRange(document.lines().range(span), inner);
        outer = span;
      }
    }
    return Objects.requireNonNull(inner);
  }

  private static List<Span> inwards(Document document, int offset) {
    String text = document.source().text();
    List<Span> spans = new ArrayList<>();
    for (Stage stage : document.stages().all()) {
      Span whole = stage.from().span();
      int last = stage.instructions().size() - 1;
      spans.add(last < 0 ? whole : whole.to(stage.instructions().get(last).span()));
    }
    document.instruction(offset).ifPresent(line -> {
      spans.add(line.span());
      spans.add(arguments(text, line));
      Span word = around(text, line.span(), offset, "");
      spans.add(word);
      spans.add(around(text, word, offset, PARTING));
    });
    spans.removeIf(span -> span.isEmpty() || offset < span.start() || span.end() < offset);
    return spans;
  }

  /** All behind the keyword. */
  private static Span arguments(String text, Instruction line) {
    int start = Math.min(line.keyword().span().end(), line.span().end());
    while (start < line.span().end() && text.charAt(start) <= ' ') {
      start++;
    }
    return new Span(start, line.span().end());
  }

  /** As far as there are no blanks and none of {@code ends}. */
  private static Span around(String text, Span within, int offset, String ends) {
    int start = offset;
    while (start > within.start() && !isEnd(text.charAt(start - 1), ends)) {
      start--;
    }
    int end = offset;
    while (end < within.end() && !isEnd(text.charAt(end), ends)) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isEnd(char c, String ends) {
    return c <= ' ' || ends.indexOf(c) >= 0;
  }
}
