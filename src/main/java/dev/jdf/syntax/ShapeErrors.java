package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wording of what is wrong with the places of words, one factory a message. */
final class ShapeErrors {

  private ShapeErrors() {}

  /** @param first the number of the word at which the comment starts */
  static Diagnostic trailingComment(Line line, int first) {
    List<Word> words = line.words();
    Word start = words.get(first);
    Span comment = start.span().to(words.get(words.size() - 1).span());
    Diagnostic finding = Diagnostic.error(
        SyntaxCode.TRAILING_COMMENT, comment, "no comment can stand behind an instruction");
    return start.text().startsWith("#")
        ? above(line, first)
            .map(fix -> finding.withFix(fix))
            .orElse(finding.withNote("give it a line of its own"))
        : finding.withNote("a line goes on only if \\ is the last of it");
  }

  /** The comment in a line above, where all of the line is written in one. */
  private static Optional<Fix> above(Line line, int first) {
    String rest = line.rest().map(Word::text).orElse("");
    int start = line.words().get(0).span().start();
    int comment = line.words().get(first).span().start() - start;
    if (line.span().end() != start + rest.length() || !line.flags().isEmpty()) {
      return Optional.empty();
    }
    String gap = " ".repeat(start - line.keyword().span().end());
    String instruction = line.keyword().text() + gap + rest.substring(0, comment);
    return Optional.of(new Fix(
        "put it above",
        line.keyword().span().to(Span.at(line.span().end())),
        rest.substring(comment) + "\n" + instruction.stripTrailing()));
  }

  /** @param nearly the line that would end it, were it not for blanks around the name */
  static Diagnostic unterminatedHeredoc(
      Span announced, Heredocs.Announced heredoc, Optional<Span> nearly) {
    String name = heredoc.name();
    Diagnostic finding = Diagnostic.error(
        SyntaxCode.UNTERMINATED_HEREDOC, announced, "no line " + name + " ends the here-document");
    return nearly
        .map(end -> finding
            .withLabel(end, "only " + name + " itself may stand in this line")
            .withFix(new Fix("leave out the blanks", end, name)))
        .orElse(finding);
  }

  /** @param continuation what makes the line above go on, if that is all between the two */
  static Diagnostic swallowed(Line line, Word keyword, Optional<Span> continuation) {
    Diagnostic finding = Diagnostic.error(
            SyntaxCode.SWALLOWED_LINE,
            keyword.span(),
            keyword.text() + " is read as a part of " + line.name())
        .withLabel(
            line.keyword().span(), "this goes on, as its line ends with the escape character");
    return continuation
        .map(place -> finding.withFix(new Fix("end the line above", place, "")))
        .orElse(finding);
  }

  static Diagnostic partedFields(List<Word> words) {
    if (words.stream().filter(word -> word.text().startsWith("type=")).count() > 1) {
      return mountsParted(words);
    }
    String right = words.stream().map(Word::text).collect(Collectors.joining());
    Span all = words.get(0).span().to(words.get(words.size() - 1).span());
    return Diagnostic.error(
            SyntaxCode.ARGUMENT_COUNT,
            all,
            "a blank parts the fields of a mount, which is one word")
        .withFix(new Fix("did you mean " + right + "?", all, right));
  }

  private static Diagnostic mountsParted(List<Word> words) {
    String right = words.stream()
        .map(word -> word.text().replaceFirst("^,", "").replaceFirst(",$", ""))
        .collect(Collectors.joining(" "));
    Span all = words.get(0).span().to(words.get(words.size() - 1).span());
    return Diagnostic.error(
            SyntaxCode.ARGUMENT_COUNT, all, "several mounts have blanks between them, not commas")
        .withFix(new Fix("did you mean " + right + "?", all, right));
  }

  static Diagnostic maybeContinued(Diagnostic finding, char escape) {
    return finding.withNote("if it belongs to the line above, that line must end with " + escape);
  }

  /** @param words a name, maybe an equals sign, and maybe a value */
  static Diagnostic partedBy(String between, List<Word> words) {
    String name = words.get(0).text().replaceFirst("=$", "");
    String right = words.stream().map(Word::text).collect(Collectors.joining(between));
    Span all = words.get(0).span().to(words.get(words.size() - 1).span());
    Diagnostic finding =
        Diagnostic.error(SyntaxCode.MISSING_EQUALS, all, "blanks part " + name + " from its value");
    return right.endsWith("=")
        ? finding.withNote("the form is NAME=VALUE")
        : finding.withFix(new Fix("did you mean " + right + "?", all, right));
  }
}
