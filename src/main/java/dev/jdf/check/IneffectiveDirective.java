package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Spec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comment that is nearly a directive is a comment, and nobody reads it. */
final class IneffectiveDirective extends SpecRule {

  private static final Pattern DIRECTIVE = Pattern.compile("([A-Za-z]+)\\s*=\\s*\\S.*");
  private static final Pattern OWN = Pattern.compile("(?i)jdf\\s*:\\s*([A-Za-z-]+).*");
  private static final Pattern WITHOUT_COLON = Pattern.compile("(?i)(jdf\\s+ignore)\\b.*");
  private static final List<String> NAMES = List.of("syntax", "escape", "check");
  private static final List<String> OF_TOP = List.of("syntax", "escape");
  private static final String IGNORE = "ignore";

  IneffectiveDirective() {
    super(About.of("What looks like a directive is one", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Spec spec = subject.spec();
    int top = spec.instructions().isEmpty()
        ? spec.source().text().length()
        : spec.instructions().get(0).span().start();
    return spec.comments().stream()
        .flatMap(comment -> comment.span().start() < top
            ? directive(comment, spec.source()).or(() -> own(comment, spec.source())).stream()
            : own(comment, spec.source()).stream())
        .toList();
  }

  private Optional<Diagnostic> directive(Comment comment, SourceFile source) {
    Matcher written = DIRECTIVE.matcher(comment.text());
    if (!written.matches()) {
      return Optional.empty();
    }
    String name = written.group(1);
    Span place = place(comment, written, source);
    if (OF_TOP.stream().anyMatch(name::equalsIgnoreCase)) {
      return Optional.of(at(place, "this has no effect: a directive stands in the first lines")
          .withNote("an empty line, another comment or an instruction above it ends them"));
    }
    return NAMES.stream().anyMatch(name::equalsIgnoreCase)
        ? Optional.empty()
        : Nearest.to(name, NAMES).map(right -> ineffective(place, name, right));
  }

  private Optional<Diagnostic> own(Comment comment, SourceFile source) {
    Matcher unmarked = WITHOUT_COLON.matcher(comment.text());
    if (unmarked.matches()) {
      return Optional.of(
          ineffective(place(comment, unmarked, source), unmarked.group(1), "jdf: ignore"));
    }
    Matcher written = OWN.matcher(comment.text());
    return written.matches() && !written.group(1).equals(IGNORE)
        ? Nearest.to(written.group(1), List.of(IGNORE))
            .map(right -> ineffective(place(comment, written, source), written.group(1), right))
        : Optional.empty();
  }

  private Diagnostic ineffective(Span place, String name, String right) {
    return at(place, "'" + name + "' is no directive, so this is a comment")
        .didYouMean(Optional.of(right));
  }

  private static Span place(Comment comment, Matcher written, SourceFile source) {
    int start = comment.textStart(source);
    return new Span(start + written.start(1), start + written.end(1));
  }
}
