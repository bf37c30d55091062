package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.List;

/** Reads the instructions that are flags of {@code docker run}. */
record IsolationForms(LogicalText text, List<Diagnostic> findings) {

  Instruction many(Line written) {
    FlagRules.check(written, findings);
    int before = findings.size();
    MisplacedWords misplaced = new MisplacedWords(findings);
    Line line = misplaced.withoutParted(ended(written));
    if (line.words().isEmpty() && findings.size() > before) {
      return line.unknown();
    }
    if (line.words().isEmpty()) {
      findings.add(
          SyntaxErrors.argumentCount(line.span(), line.name() + " takes at least one argument"));
      return line.unknown();
    }
    return Isolations.many(line.keyword(), line.words(), line.span());
  }

  /** As far as it was meant to go. */
  private Line ended(Line line) {
    MisplacedWords misplaced = new MisplacedWords(findings);
    return misplaced.withoutNextLine(misplaced.withoutComment(line), text);
  }

  Instruction single(Line written) {
    FlagRules.check(written, findings);
    Line line = ended(written);
    if (line.words().size() != 1) {
      findings.add(SyntaxErrors.oneArgument(line, surplus(line)));
      return line.unknown();
    }
    return Isolations.single(line.keyword(), line.words().get(0), line.span());
  }

  Instruction toggle(Line written) {
    FlagRules.check(written, findings);
    Line line = ended(written);
    List<Word> words = line.words();
    if (words.size() > 1) {
      findings.add(SyntaxErrors.argumentCount(
          surplus(line), line.name() + " stands alone or takes true or false"));
      return line.unknown();
    }
    if (words.isEmpty()) {
      return Isolations.toggle(line.keyword(), null, line.span());
    }
    Word value = words.get(0);
    if (value.text().indexOf('$') < 0 && !isBoolean(value)) {
      findings.add(SyntaxErrors.switchValue(value));
      return line.unknown();
    }
    return Isolations.toggle(line.keyword(), value, line.span());
  }

  static boolean isBoolean(Word value) {
    return value.text().equalsIgnoreCase("true") || value.text().equalsIgnoreCase("false");
  }

  /** The words that are too many, or the line that has none. */
  private static Span surplus(Line line) {
    List<Word> words = line.words();
    return words.size() < 2
        ? line.span()
        : words.get(1).span().to(words.get(words.size() - 1).span());
  }
}
