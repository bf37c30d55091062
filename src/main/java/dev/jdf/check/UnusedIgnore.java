package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Spec;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A comment that silences nothing is left over from something that was mended. */
final class UnusedIgnore implements SpecRule {

  @Override
  public String title() {
    return "A silencing comment silences something";
  }

  @Override
  public Mark mark() {
    return Mark.UNNECESSARY;
  }

  @Override
  public boolean canBeIgnored() {
    return false;
  }

  /** Nothing by itself: it is about what the other rules found. */
  @Override
  public List<Diagnostic> check(Subject subject) {
    return List.of();
  }

  List<Diagnostic> of(Subject subject, Collection<Diagnostic> found) {
    Spec spec = subject.spec();
    Set<Silence> needed =
        found.stream().map(finding -> Silence.of(finding, spec)).collect(Collectors.toSet());
    return subject.silencers().stream()
        .filter(silencer -> silencer.form() == Silencer.Form.IGNORE)
        .flatMap(silencer -> silencer.rules().stream()
            .filter(name -> Rules.named(name.text()).isPresent())
            .filter(name -> !needed.contains(Silence.of(name, silencer.line())))
            .map(name -> at(name.span(), name.text() + " has nothing to say here")
                .withFix(new Fix("remove the comment", line(silencer, spec.source()), ""))))
        .toList();
  }

  /** A comment is alone on its line, which goes with it. */
  private static Span line(Silencer silencer, SourceFile source) {
    int number = source.line(silencer.span().start());
    int start = source.lineSpan(number).start();
    return number < source.lineCount()
        ? new Span(start, source.lineSpan(number + 1).start())
        : new Span(start, silencer.span().end());
  }
}
