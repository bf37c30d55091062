package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code ENV}, {@code LABEL} and {@code ARG}. */
record PairForms(List<Diagnostic> findings) {

  Instruction read(Line line) {
    if (line.name().equals("ARG")) {
      FlagRules.ignore(line, findings);
    } else {
      FlagRules.check(line, findings);
    }
    if (line.words().isEmpty()) {
      findings.add(
          SyntaxErrors.argumentCount(line.span(), line.name() + " takes at least one NAME=VALUE"));
      return line.unknown();
    }
    return line.name().equals("ARG") ? arg(line) : pairs(line);
  }

  private Instruction arg(Line line) {
    List<Arg.Parameter> parameters = new ArrayList<>();
    for (Word word : line.words()) {
      int equals = word.text().indexOf('=');
      if (equals == 0) {
        findings.add(SyntaxErrors.blankName("ARG", word.span()));
      } else if (equals < 0) {
        parameters.add(new Arg.Parameter(word, null));
      } else {
        parameters.add(new Arg.Parameter(key(word, equals), value(word, equals)));
      }
    }
    return parameters.size() == line.words().size()
        ? new Arg(line.keyword(), parameters, line.span())
        : line.unknown();
  }

  private Instruction pairs(Line line) {
    boolean legacy = line.words().get(0).text().indexOf('=') < 0;
    Optional<List<Pair>> pairs = legacy ? legacyPair(line) : eachWord(line);
    if (pairs.isEmpty()) {
      return line.unknown();
    }
    return line.name().equals("ENV")
        ? new Env(line.keyword(), pairs.get(), line.span())
        : new Label(line.keyword(), pairs.get(), line.span());
  }

  /** {@code ENV KEY everything else}. */
  private Optional<List<Pair>> legacyPair(Line line) {
    Word rest = line.rest().orElseThrow();
    String text = rest.text();
    int keyEnd = 0;
    while (keyEnd < text.length() && !Line.isBlank(text.charAt(keyEnd))) {
      keyEnd++;
    }
    int start = keyEnd;
    while (start < text.length() && Line.isBlank(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      findings.add(SyntaxErrors.missingEquals(rest));
      return Optional.empty();
    }
    Word key = rest.part(0, keyEnd);
    return Optional.of(List.of(new Pair(key, rest.part(start, text.length()), true)));
  }

  private Optional<List<Pair>> eachWord(Line line) {
    List<Pair> pairs = new ArrayList<>();
    for (Word word : line.words()) {
      int equals = word.text().indexOf('=');
      if (equals < 0) {
        findings.add(SyntaxErrors.missingEquals(word));
      } else if (equals == 0) {
        findings.add(SyntaxErrors.blankName(line.name(), word.span()));
      } else {
        pairs.add(new Pair(key(word, equals), value(word, equals), false));
      }
    }
    return pairs.size() == line.words().size() ? Optional.of(pairs) : Optional.empty();
  }

  private static Word key(Word word, int equals) {
    return word.part(0, equals);
  }

  private static Word value(Word word, int equals) {
    Word value = word.part(equals + 1, word.text().length());
    return value.text().isEmpty() ? new Word("", Span.at(word.span().end())) : value;
  }
}
