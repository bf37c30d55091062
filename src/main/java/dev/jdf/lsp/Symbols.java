package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/** {@code textDocument/documentSymbol}: stages, their instructions, and the names in these. */
final class Symbols {

  private final Document document;

  private Symbols(Document document) {
    this.document = document;
  }

  static List<DocumentSymbol> of(Document document) {
    Symbols symbols = new Symbols(document);
    List<Stage> stages = document.stages().all();
    Stream<DocumentSymbol> globals = document.parsed().spec().instructions().stream()
        .limit(globals(document, stages))
        .map(symbols::line);
    return Stream.concat(globals, stages.stream().map(symbols::stage)).toList();
  }

  /** How many lines stand in front of the first stage. */
  private static long globals(Document document, List<Stage> stages) {
    int first =
        stages.isEmpty() ? Integer.MAX_VALUE : stages.get(0).from().span().start();
    return document.parsed().spec().instructions().stream()
        .filter(line -> line.span().start() < first)
        .count();
  }

  private DocumentSymbol stage(Stage stage) {
    From from = stage.from();
    Span end = stage.instructions().stream()
        .map(Instruction::span)
        .reduce(from.span(), (earlier, later) -> later);
    Word shown = Optional.ofNullable(from.name()).orElse(from.image());
    DocumentSymbol symbol = symbol(shown, SymbolKind.Class, from.span().to(end));
    symbol.setDetail(document.source().text(from.image().span()));
    symbol.setChildren(stage.instructions().stream().map(this::line).toList());
    return symbol;
  }

  private DocumentSymbol line(Instruction line) {
    String keyword = line.keyword().text().toUpperCase(Locale.ROOT);
    DocumentSymbol symbol =
        symbol(new Word(keyword, line.keyword().span()), SymbolKind.Property, line.span());
    symbol.setDetail(operands(line));
    symbol.setChildren(names(line).stream()
        .map(name -> symbol(name, SymbolKind.Variable, name.span()))
        .toList());
    return symbol;
  }

  private static List<Word> names(Instruction line) {
    List<Word> names = new ArrayList<>();
    if (line instanceof Arg arg) {
      arg.parameters().forEach(parameter -> names.add(parameter.name()));
    } else if (line instanceof Env env) {
      env.pairs().forEach(pair -> names.add(pair.key()));
    }
    return names;
  }

  /** What stands behind the keyword on its line. */
  private String operands(Instruction line) {
    String text = document.source().text(line.span()).lines().findFirst().orElse("");
    return text.substring(Math.min(text.length(), line.keyword().span().length()))
        .strip();
  }

  /** The protocol wants a name that is not empty, and a selection inside of the range. */
  private DocumentSymbol symbol(Word shown, SymbolKind kind, Span range) {
    boolean inside = range.start() <= shown.span().start() && shown.span().end() <= range.end();
    return new DocumentSymbol(
        shown.text().isBlank() ? "(unnamed)" : shown.text(),
        kind,
        document.lines().range(range),
        document.lines().range(inside ? shown.span() : Span.at(range.start())));
  }
}
