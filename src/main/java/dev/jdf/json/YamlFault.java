package dev.jdf.json;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What the parser of YAML refuses, in words about the text: a row for each of its sentences that
 * people meet. {@code %s} is what the sentence names.
 */
enum YamlFault {
  TAB(
      "found character '\\\\t\\(TAB\\)'.*()",
      "a tab stands here, and YAML is indented with blanks"),
  FIRST_CHARACTER(
      "found character '(.)' that cannot start any token.*",
      "no value begins with %s: put it in quotes"),
  NO_VALUE("expected the node content, but found '(.)'", "a value is missing in front of %s"),
  NO_VALUE_AT_END("expected the node content, but found .*()", "a value is missing here"),
  KEY(
      "mapping values are not allowed here()",
      "no key can stand here: it needs the depth of its neighbours, and a value with \": \" in it quotes"),
  LIST(
      "sequence entries are not allowed here()",
      "no list begins here: each - starts a line, or the list is [a, b]"),
  DEPTH(
      "expected <block end>, but found '(?:-|\\?|<block \\w+ start>)'()",
      "this stands at another depth than what it belongs to"),
  BEHIND("expected <block end>, but found .*()", "the value in front of this has ended"),
  COLON("could not find expected ':'()", "a colon is missing behind this key"),
  QUOTE("found unexpected end of stream()", "this quote is not closed"),
  BRACKET("expected ',' or '(.)', but got .*", "a comma or %s is missing in front of this"),
  ESCAPE(
      "found unknown escape character (.).*",
      "\\%s means nothing in double quotes; in single quotes a backslash is itself"),
  ALIAS(
      "(?s)unexpected character found .*()",
      "what begins with * or & is an alias or an anchor: put it in quotes"),
  BLOCK(
      "expected chomping or indentation indicators, .*()",
      "the text of | and > begins in the next line"),
  OTHER("(?s).*()", "this is not YAML that is supported");

  private final Pattern sentence;
  private final String message;

  YamlFault(String sentence, String message) {
    this.sentence = Pattern.compile(sentence);
    this.message = message;
  }

  static Diagnostic finding(MarkedYAMLException refusal, String text) {
    String problem = String.valueOf(refusal.getProblem());
    return Stream.of(values())
        .map(fault -> fault.finding(fault.sentence.matcher(problem), refusal, text))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private Optional<Diagnostic> finding(Matcher sentence, MarkedYAMLException refusal, String text) {
    if (!sentence.matches()) {
      return Optional.empty();
    }
    Span place = place(refusal, text);
    return Optional.of(
        place.isEmpty()
            ? unfinished(refusal, text)
            : opened(error(place, message.replace("%s", sentence.group(1))), refusal, text));
  }

  /** What lacks an end may have begun many lines above. */
  private Diagnostic opened(Diagnostic finding, MarkedYAMLException refusal, String text) {
    return this == BRACKET
        ? finding.withLabel(at(refusal.getContextMark(), text), "opened here")
        : finding;
  }

  private static Diagnostic error(Span place, String message) {
    return Diagnostic.error(JsonCode.NOT_YAML, place, message);
  }

  /** Of some, what is wrong is where the parser began to look, not where it gave up. */
  private Span place(MarkedYAMLException refusal, String text) {
    return switch (this) {
      case COLON, QUOTE, ALIAS -> at(refusal.getContextMark(), text);
      case TAB, FIRST_CHARACTER, NO_VALUE, NO_VALUE_AT_END, KEY, LIST -> problem(refusal, text);
      case DEPTH, BEHIND, BRACKET, ESCAPE, BLOCK, OTHER -> problem(refusal, text);
    };
  }

  private static Span problem(MarkedYAMLException refusal, String text) {
    return at(refusal.getProblemMark(), text);
  }

  private static Diagnostic unfinished(MarkedYAMLException refusal, String text) {
    Span opened = at(refusal.getContextMark(), text);
    return error(
        opened, opened.isEmpty() ? SyntaxFinding.unfinished() : "what begins here has no end");
  }

  /** A mark counts code points. */
  private static Span at(Mark mark, String text) {
    int end = text.codePointCount(0, text.length());
    int index = mark == null ? end : Math.max(0, Math.min(mark.getIndex(), end));
    return SyntaxFinding.place(text, text.offsetByCodePoints(0, index));
  }
}
