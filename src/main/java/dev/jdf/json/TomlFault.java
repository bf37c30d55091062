package dev.jdf.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with a line of TOML that its parser refuses: a row for each mistake. */
enum TomlFault {
  NO_VALUE("[^=#]*(?<at>=)\\s*(?:#.*)?", "a value is missing behind this"),
  NO_KEY("\\s*(?<at>=).*", "a key is missing in front of this"),
  SWITCH(
      "[^=#]*=\\s*(?<at>(?!true\\b|false\\b)(?i:true|false|yes|no|on|off))\\s*(?:#.*)?",
      "a switch is true or false"),
  BARE(
      "[^=#]*=\\s*(?<at>(?!true\\b|false\\b)[A-Za-z_/~*][^#]*?)\\s*(?:#.*)?",
      "a text stands in quotes"),
  QUOTE("[^=#]*=\\s*(?<at>\"[^\"]*|'[^']*)", "this quote is not closed"),
  BEHIND(
      "[^=#]*=\\s*(?:\"[^\"]*\"|'[^']*'|[\\w.+-]+)\\s*(?<at>[^#\\s].*)",
      "the value in front of this has ended"),
  TABLE(
      "\\s*(?<at>\\[\\[[^\\[\\]]*\\]?|\\[[^\\[\\]]*|\\[[^\\[\\]]*\\]\\])\\s*(?:#.*)?",
      "the head of a table is [NAME], or [[NAME]] where there are several of it"),
  NO_EQUALS("\\s*(?<at>[\\w.-]+[^=#]*?)\\s*(?:#.*)?", "expected KEY = VALUE, [TABLE] or [[TABLE]]");

  private static final Pattern KEY = Pattern.compile("[\\s\\[]*(?<at>[^\\s=\\]]+).*");

  private final Pattern line;
  private final String message;

  TomlFault(String line, String message) {
    this.line = Pattern.compile(line);
    this.message = message;
  }

  static Diagnostic finding(JsonProcessingException refusal, String text) {
    long given = refusal.getLocation() == null ? 0 : refusal.getLocation().getCharOffset();
    int offset = (int) Math.max(0, Math.min(given, text.length()));
    String problem = String.valueOf(refusal.getOriginalMessage());
    if (problem.startsWith("Duplicate key") || problem.startsWith("Path into existing")) {
      return again(line(text, Math.max(0, offset - 1)), text);
    }
    // The parser gives up at the line or, where that has been read to its end, behind it.
    return IntStream.of(offset, Math.max(0, offset - 1))
        .mapToObj(it -> ofLine(line(text, it), text))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> elsewhere(SyntaxFinding.place(text, offset)));
  }

  private static Diagnostic elsewhere(Span place) {
    return error(
        place, place.isEmpty() ? SyntaxFinding.unfinished() : "this is not TOML that is supported");
  }

  private static Diagnostic again(Span line, String text) {
    Matcher key = KEY.matcher(text.substring(line.start(), line.end()));
    return error(key.matches() ? at(key, line) : line, "this is here already");
  }

  private static Optional<Diagnostic> ofLine(Span line, String text) {
    return Stream.of(values())
        .map(fault -> fault.in(line, text))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Diagnostic> in(Span span, String text) {
    Matcher matcher = line.matcher(text.substring(span.start(), span.end()));
    return matcher.matches() ? Optional.of(error(at(matcher, span), message)) : Optional.empty();
  }

  private static Span at(Matcher matcher, Span line) {
    return new Span(line.start() + matcher.start("at"), line.start() + matcher.end("at"));
  }

  private static Span line(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    return new Span(start, end < 0 ? text.length() : Math.max(start, end));
  }

  private static Diagnostic error(Span place, String message) {
    return Diagnostic.error(JsonCode.NOT_TOML, place, message);
  }
}
