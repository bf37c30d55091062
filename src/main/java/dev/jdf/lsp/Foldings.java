package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** {@code textDocument/foldingRange}: stages, lines that go on, and blocks of comments. */
final class Foldings {

  private final Document document;
  private final List<FoldingRange> found = new ArrayList<>();

  private Foldings(Document document) {
    this.document = document;
  }

  static List<FoldingRange> of(Document document) {
    Foldings foldings = new Foldings(document);
    document.stages().all().forEach(foldings::stage);
    document
        .parsed()
        .spec()
        .instructions()
        .forEach(line -> foldings.add(line.span(), FoldingRangeKind.Region));
    foldings.comments();
    return foldings.found;
  }

  private void stage(Stage stage) {
    List<Instruction> lines = stage.instructions();
    if (!lines.isEmpty()) {
      Span last = lines.get(lines.size() - 1).span();
      add(stage.from().span().to(last), FoldingRangeKind.Region);
    }
  }

  private void comments() {
    List<Comment> all = document.parsed().spec().comments();
    int first = 0;
    for (int i = 1; i <= all.size(); i++) {
      if (i == all.size() || line(all.get(i).span()) != line(all.get(i - 1).span()) + 1) {
        add(all.get(first).span().to(all.get(i - 1).span()), FoldingRangeKind.Comment);
        first = i;
      }
    }
  }

  private int line(Span span) {
    return document.lines().position(span.start()).getLine();
  }

  private void add(Span span, String kind) {
    int start = line(span);
    int end = document.lines().position(span.end()).getLine();
    if (start < end) {
      FoldingRange range = new FoldingRange(start, end);
      range.setKind(kind);
      found.add(range);
    }
  }
}
