package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code ENV}, {@code LABEL} and {@code ARG}. */
record PairForms(LogicalText text, List<Diagnostic> findings, char escape) {

  /** In double quotes it means the same. */
  private static final Pattern QUOTABLE = Pattern.compile("[^\"'\\\\`]*+");

  Instruction read(Line written) {
    Line line = written.withWords(said(written.words()));
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

  /** A blank that continues no line may stand behind an escape character, which then is nothing. */
  private List<Word> said(List<Word> words) {
    int last = words.size() - 1;
    if (last < 0 || !endsInEscape(words.get(last).text())) {
      return words;
    }
    List<Word> said = new ArrayList<>(words.subList(0, last));
    int end = words.get(last).text().length() - 1;
    if (end > 0) {
      said.add(words.get(last).part(0, end));
    }
    return said;
  }

  private boolean endsInEscape(String text) {
    int start = text.length();
    while (start > 0 && text.charAt(start - 1) == escape) {
      start--;
    }
    return (text.length() - start) % 2 == 1;
  }

  private Instruction arg(Line line) {
    if (isParted(line)) {
      return line.unknown();
    }
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

  private boolean isParted(Line line) {
    Line left = new MisplacedWords(findings).withoutParted(line);
    return left.words().size() < line.words().size();
  }

  private Optional<List<Pair>> eachWord(Line line) {
    List<Pair> pairs = new ArrayList<>();
    MisplacedWords misplaced = new MisplacedWords(findings);
    Line meant = misplaced.withoutNextLine(misplaced.withoutComment(line), text);
    if (isParted(meant) || meant.words().size() < line.words().size()) {
      return Optional.empty();
    }
    for (Word word : line.words()) {
      int equals = word.text().indexOf('=');
      if (equals == 0) {
        findings.add(SyntaxErrors.blankName(line.name(), word.span()));
      } else if (equals > 0) {
        pairs.add(new Pair(key(word, equals), value(word, equals), false));
      }
    }
    findings.addAll(withoutEquals(line.words()));
    return pairs.size() == line.words().size() ? Optional.of(pairs) : Optional.empty();
  }

  /** Those behind a pair are what its value goes on with, if the writer forgot to quote it. */
  private static List<Diagnostic> withoutEquals(List<Word> words) {
    List<Diagnostic> found = new ArrayList<>();
    int pair = 0;
    for (int i = 1; i <= words.size(); i++) {
      boolean next = i == words.size() || words.get(i).text().indexOf('=') >= 0;
      if (next && i > pair + 1) {
        found.add(unquoted(words.subList(pair, i)));
      }
      pair = next ? i : pair;
    }
    return found;
  }

  private static Diagnostic unquoted(List<Word> words) {
    Diagnostic finding = SyntaxErrors.missingEquals(words.get(1));
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    int start = words.get(0).span().start();
    Span span = new Span(start, words.get(words.size() - 1).span().end());
    int value = text.indexOf('=') + 1;
    String quoted = text.substring(0, value) + '"' + text.substring(value) + '"';
    return span.length() == text.length() && QUOTABLE.matcher(text).matches()
        ? SyntaxErrors.withQuotes(finding, span, quoted)
        : finding;
  }

  private static Word key(Word word, int equals) {
    return word.part(0, equals);
  }

  private static Word value(Word word, int equals) {
    Word value = word.part(equals + 1, word.text().length());
    return value.text().isEmpty() ? new Word("", Span.at(word.span().end())) : value;
  }
}
