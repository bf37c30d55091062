package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** {@code textDocument/hover}: what the word under the pointer means. */
final class Hovers {

  private Hovers() {}

  static Optional<Hover> at(Document document, int offset) {
    return document
        .instruction(offset)
        .filter(line -> !(line instanceof Unknown))
        .flatMap(line -> keyword(line, offset))
        .map(word -> new Hover(
            new MarkupContent(MarkupKind.MARKDOWN, page(word.text())),
            document.lines().range(word.span())));
  }

  private static Optional<dev.jdf.syntax.Word> keyword(Instruction line, int offset) {
    Span span = line.keyword().span();
    boolean inside = span.start() <= offset && offset <= span.end();
    return inside ? Optional.of(line.keyword()) : Optional.empty();
  }

  private static String page(String keyword) {
    InstructionPage page = InstructionPage.of(keyword.toUpperCase(Locale.ROOT));
    return "**" + page.name() + "**: " + page.summary() + "\n\n" + page.effect();
  }
}
