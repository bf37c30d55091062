package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import java.util.List;
import java.util.Optional;

/** Reads the lines that are a JSON array of strings, or else a text or words. */
record CommandForms(List<Diagnostic> findings) {

  Instruction read(Line line) {
    if (!FlagRules.check(line, findings)) {
      return line.unknown();
    }
    if (!isText(line, line.name().equals("SHELL"))) {
      return line.unknown();
    }
    return switch (line.name()) {
      case "CMD" -> new Cmd(line.keyword(), command(line), line.span());
      case "ENTRYPOINT" -> new Entrypoint(line.keyword(), command(line), line.span());
      case "RUN" ->
        new Run(line.keyword(), line.flags(), command(line), line.heredocs(), line.span());
      case "SHELL" -> shell(line);
      case "VOLUME" -> volume(line);
      case "COPY", "ADD" -> files(line);
      default -> throw new IllegalArgumentException(line.name());
    };
  }

  /** Whether what is in the place of an array is one, or can be taken as text. */
  boolean isText(Line line, boolean needsJson) {
    return line.json().isPresent()
        || line.rest().isEmpty()
        || looksRight(line.rest().get(), needsJson);
  }

  private boolean looksRight(Word text, boolean needsJson) {
    if (JsonArrays.isValid(text.text())) {
      findings.add(SyntaxErrors.stringsOnly(text.span()));
      return false;
    }
    Optional<String> mended =
        MeantArrays.mended(text.text()).or(() -> MeantArrays.ofWords(text.text(), needsJson));
    if (needsJson || mended.isPresent() || MeantArrays.isFollowed(text.text())) {
      Diagnostic finding =
          needsJson ? SyntaxErrors.jsonRequired(text) : jsonBroken(text, mended.isEmpty());
      findings.add(mended.map(array -> SyntaxErrors.withJson(finding, array)).orElse(finding));
    }
    return !needsJson;
  }

  private static Diagnostic jsonBroken(Word text, boolean followed) {
    Diagnostic finding = SyntaxErrors.jsonBroken(text);
    return followed ? finding.withNote("nothing can stand behind its ]") : finding;
  }

  static Command command(Line line) {
    if (line.json().isPresent()) {
      return new Command(line.json().get(), false, line.span());
    }
    Word none = new Word("", Span.at(line.span().end()));
    Word text = line.rest().orElse(none);
    return new Command(List.of(text), true, text.span());
  }

  private Instruction shell(Line line) {
    List<Word> words = line.json().orElse(List.of());
    if (words.isEmpty()) {
      findings.add(SyntaxErrors.argumentCount(
          line.span(), "SHELL takes a program and its arguments: SHELL [\"/bin/sh\", \"-c\"]"));
      return line.unknown();
    }
    return new Shell(line.keyword(), words, line.span());
  }

  private Instruction volume(Line line) {
    List<Word> paths = line.jsonOrWords();
    if (paths.isEmpty()) {
      findings.add(SyntaxErrors.argumentCount(line.span(), "VOLUME takes at least one path"));
      return line.unknown();
    }
    return new Volume(line.keyword(), paths, line.span());
  }

  private Instruction files(Line line) {
    List<Word> paths = line.jsonOrWords();
    if (paths.size() < 2) {
      findings.add(SyntaxErrors.argumentCount(
          line.span(), line.name() + " takes at least two paths, the last one the destination"));
      return line.unknown();
    }
    return line.name().equals("COPY")
        ? new Copy(line.keyword(), line.flags(), paths, line.heredocs(), line.span())
        : new Add(line.keyword(), line.flags(), paths, line.heredocs(), line.span());
  }
}
