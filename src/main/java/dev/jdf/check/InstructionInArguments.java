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
    return continuation(text, start, spec.escape())
        .map(place -> finding.withFix(new Fix("end the line above", place, "")))
        .orElse(finding);
  }

  /**
   * The character that joins the line above, with the blanks around it; none where a shell would
   * miss the rest of the command.
   */
  private static Optional<Span> continuation(String text, int start, char escape) {
    int end = start - 1;
    while (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    int at = end;
    while (at > 0 && isBlank(text.charAt(at - 1))) {
      at--;
    }
    if (at == 0 || text.charAt(at - 1) != escape) {
      return Optional.empty();
    }
    at--;
    while (at > 0 && isBlank(text.charAt(at - 1))) {
      at--;
    }
    boolean open = at > 0 && "&|".indexOf(text.charAt(at - 1)) >= 0;
    return open ? Optional.empty() : Optional.of(new Span(at, end));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
