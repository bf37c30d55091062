package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Keywords;
import dev.jdf.syntax.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line that ends with the escape character takes the next one in, though that starts as an
 * instruction does: with its name in upper case at the very start of the line, outside of quotes.
 */
final class InstructionInArguments extends SpecRule {

  InstructionInArguments() {
    super(About.of("No instruction goes on into the next one", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Spec spec = subject.spec();
    return spec.instructions().stream()
        .flatMap(line -> swallowed(line, spec).stream())
        .toList();
  }

  private Optional<Diagnostic> swallowed(Instruction line, Spec spec) {
    String text = spec.source().text();
    int first = text.indexOf('\n', line.span().start());
    if (first < 0 || first >= line.span().end()) {
      return Optional.empty();
    }
    Span words = joined(line.span(), text);
    OptionalInt start = new QuotedText(text, spec.escape())
        .lines(words)
        .filter(at -> isInstruction(text, at, words.end()))
        .findFirst();
    return start.isPresent()
        ? Optional.of(finding(line, spec, start.getAsInt()))
        : Optional.empty();
  }

  /** Up to where a here-document may start, in which lines are not joined. */
  private static Span joined(Span line, String text) {
    int heredoc = text.substring(line.start(), line.end()).indexOf("<<");
    int end = heredoc < 0 ? -1 : text.indexOf('\n', line.start() + heredoc);
    return end < 0 ? line : new Span(line.start(), Math.min(end, line.end()));
  }

  private static boolean isInstruction(String text, int start, int end) {
    int stop = nameEnd(text, start, end);
    return stop < end
        && stop > start
        && (text.charAt(stop) == ' ' || text.charAt(stop) == '\t')
        && Keywords.isName(text.substring(start, stop));
  }

  private static int nameEnd(String text, int start, int end) {
    int at = start;
    while (at < end && (text.charAt(at) == '_' || Character.isUpperCase(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private Diagnostic finding(Instruction line, Spec spec, int start) {
    String text = spec.source().text();
    Span name = new Span(start, nameEnd(text, start, text.length()));
    String above = line.keyword().text().toUpperCase(Locale.ROOT);
    Diagnostic finding = at(name, spec.source().text(name) + " is read as a part of " + above)
        .withLabel(line.keyword().span(), "this goes on, as its line ends with " + spec.escape());
    return continuation(text, new Span(line.span().start(), start - 1), spec.escape())
        .map(place -> finding.withFix(new Fix("end the line above", place, "")))
        .orElse(finding);
  }

  /**
   * The character that joins the last line above that says something, with the blanks around it;
   * none where a shell would miss the rest of the command.
   */
  private static Optional<Span> continuation(String text, Span above, char escape) {
    int end = above.end();
    for (int start = lineStart(text, end);
        start > above.start() && saysNothing(text, start, end);
        start = lineStart(text, end)) {
      end = start - 1;
    }
    int mark = stripped(text, end) - 1;
    int from = stripped(text, mark);
    boolean open = from > 0 && "&|".indexOf(text.charAt(from - 1)) >= 0;
    return open || text.charAt(mark) != escape
        ? Optional.empty()
        : Optional.of(new Span(from, mark + 1));
  }

  private static int lineStart(String text, int end) {
    return text.lastIndexOf('\n', end - 1) + 1;
  }

  /** Empty lines and comments do not end what goes on. */
  private static boolean saysNothing(String text, int start, int end) {
    String line = text.substring(start, end).strip();
    return line.isEmpty() || line.startsWith("#");
  }

  /** The end of what is in front of the blanks that end there. */
  private static int stripped(String text, int end) {
    int at = end;
    while (at > 0 && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
