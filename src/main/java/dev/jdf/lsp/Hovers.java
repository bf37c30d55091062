package dev.jdf.lsp;

import dev.jdf.diagnostic.Nearest;
import dev.jdf.explain.InstructionPage;
import dev.jdf.explain.Topic;
import dev.jdf.explain.WordMeanings;
import dev.jdf.linux.Capability;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Many;
import dev.jdf.syntax.Keywords;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Hover;

/** {@code textDocument/hover}: what the word under the pointer means, and what its line becomes. */
final class Hovers {

  private final Workbench workbench;
  private final ConfigPart config;

  Hovers(Workbench workbench) {
    this.workbench = workbench;
    this.config = new ConfigPart(workbench);
  }

  /** What is said about a place. */
  record Text(Span span, String markdown) {}

  Optional<Hover> at(Document document, int offset, Markup markup) {
    return document
        .instruction(offset)
        .flatMap(line -> at(document, line, offset))
        .map(text ->
            new Hover(markup.content(text.markdown()), document.lines().range(text.span())));
  }

  private Optional<Text> at(Document document, Instruction line, int offset) {
    Optional<Text> word = isAt(line.keyword(), offset)
        ? keyword(line)
        : VariableText.at(document, offset, workbench)
            .or(() -> StageText.at(document, offset, workbench))
            .or(() -> FlagText.at(document, line, offset))
            .or(() -> capability(line, offset))
            .or(() -> MeaningText.at(line, offset));
    Optional<String> json = config.of(document, line);
    Span span = word.map(Text::span).orElse(line.span());
    Optional<String> change = CapabilityChange.of(document, line);
    String text = Stream.of(word.map(Text::markdown), change, json)
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n\n---\n\n"));
    return text.isEmpty() ? Optional.empty() : Optional.of(new Text(span, text));
  }

  /** Of a name that is nearly right, that of the right one. */
  private static Optional<Text> keyword(Instruction line) {
    String name = line.keyword().text().toUpperCase(Locale.ROOT);
    Span span = line.keyword().span();
    return Keywords.names().contains(name)
        ? Optional.of(new Text(span, InstructionText.of(InstructionPage.of(name))))
        : Nearest.to(name, Keywords.names())
            .map(nearest -> new Text(
                span,
                "no instruction `" + line.keyword().text() + "`; did you mean " + nearest
                    + "?\n\n---\n\n" + InstructionText.of(InstructionPage.of(nearest))));
  }

  private static Optional<Text> capability(Instruction line, int offset) {
    List<Word> words =
        line instanceof CapAdd || line instanceof CapDrop ? ((Many) line).words() : List.of();
    return words.stream()
        .filter(word -> isAt(word, offset))
        .findFirst()
        .flatMap(word -> Capability.parse(word.text())
            .map(it -> new Topic.Privilege(it).markdown())
            .or(() -> everything(line, word))
            .map(text -> new Text(word.span(), text)));
  }

  private static Optional<String> everything(Instruction line, Word word) {
    String keyword = line.keyword().text().toUpperCase(Locale.ROOT);
    return WordMeanings.of(keyword, word.text().toUpperCase(Locale.ROOT))
        .map(meaning -> "**" + word.text() + "**: " + meaning);
  }

  private static boolean isAt(Word word, int offset) {
    return word.span().start() <= offset && offset <= word.span().end();
  }
}
