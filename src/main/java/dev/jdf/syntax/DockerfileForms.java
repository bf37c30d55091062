package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines that are words, or one text. */
record DockerfileForms(LogicalText text, List<Diagnostic> findings) {

  private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9_.-]*+");

  Instruction read(Line line) {
    if (line.name().equals("STOPSIGNAL")) {
      FlagRules.ignore(line, findings);
    } else if (!FlagRules.check(line, findings)) {
      return line.unknown();
    }
    return switch (line.name()) {
      case "FROM" -> from(new MisplacedWords(findings).withoutNextLine(line, text));
      case "EXPOSE" -> expose(line);
      default -> text(line);
    };
  }

  private Instruction from(Line line) {
    List<Word> words = line.words();
    boolean named = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
    if (words.size() != 1 && !named) {
      findings.add(SyntaxErrors.fromShape(line));
      return line.unknown();
    }
    @Nullable Word name = named ? stageName(words.get(2)) : null;
    @Nullable Word platform = FlagRules.value(line.flags(), "platform").orElse(null);
    return new From(line.keyword(), words.get(0), platform, name, line.span());
  }

  private Word stageName(Word written) {
    Word name = new Word(written.text().toLowerCase(Locale.ROOT), written.span());
    if (!STAGE_NAME.matcher(name.text()).matches()) {
      findings.add(SyntaxErrors.stageName(written));
    }
    return name;
  }

  private Instruction expose(Line line) {
    if (line.words().isEmpty()) {
      findings.add(SyntaxErrors.argumentCount(line.span(), "EXPOSE takes at least one port"));
      return line.unknown();
    }
    Line meant = new MisplacedWords(findings).withoutNextLine(line, text);
    return new Expose(line.keyword(), meant.words(), line.span());
  }

  private Instruction text(Line line) {
    if (line.rest().isEmpty()) {
      findings.add(SyntaxErrors.argumentCount(line.span(), line.name() + " takes one argument"));
      return line.unknown();
    }
    Word text = line.rest().get();
    return switch (line.name()) {
      case "USER" -> new User(line.keyword(), text, line.span());
      case "WORKDIR" -> new Workdir(line.keyword(), text, line.span());
      case "STOPSIGNAL" -> new Stopsignal(line.keyword(), text, line.span());
      case "MAINTAINER" -> new Maintainer(line.keyword(), text, line.span());
      default -> throw new IllegalArgumentException(line.name());
    };
  }
}
