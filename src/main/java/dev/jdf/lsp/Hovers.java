package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;
import dev.jdf.explain.Topic;
import dev.jdf.linux.Capability;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Many;
import dev.jdf.syntax.Word;
import java.util.List;
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
        .flatMap(line -> at(document, line, offset));
  }

  private static Optional<Hover> at(Document document, Instruction line, int offset) {
    if (isAt(line.keyword(), offset)) {
      String name = line.keyword().text().toUpperCase(Locale.ROOT);
      return Optional.of(
          hover(document, line.keyword(), InstructionText.of(InstructionPage.of(name))));
    }
    return capabilities(line).stream()
        .filter(word -> isAt(word, offset))
        .findFirst()
        .flatMap(word -> Capability.parse(word.text())
            .map(it -> hover(document, word, new Topic.Privilege(it).markdown())));
  }

  private static List<Word> capabilities(Instruction line) {
    return line instanceof CapAdd || line instanceof CapDrop ? ((Many) line).words() : List.of();
  }

  private static boolean isAt(Word word, int offset) {
    return word.span().start() <= offset && offset <= word.span().end();
  }

  private static Hover hover(Document document, Word word, String text) {
    return new Hover(
        new MarkupContent(MarkupKind.MARKDOWN, text), document.lines().range(word.span()));
  }
}
