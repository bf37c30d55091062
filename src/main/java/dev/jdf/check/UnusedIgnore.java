package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A comment that silences nothing is left over from something that was mended. */
final class UnusedIgnore extends SpecRule {

  /** What these have nothing to say of here, they may find on another machine. */
  private static final Set<Class<?>> OF_MACHINES =
      Set.of(AccountMissingHere.class, DeviceMissingHere.class);

  UnusedIgnore() {
    super(About.of("A silencing comment silences something", Level.WARNING)
        .demanded()
        .marked(Rule.Mark.UNNECESSARY));
  }

  /** Nothing by itself: it is about what the other rules found. */
  @Override
  List<Diagnostic> check(Subject subject) {
    return List.of();
  }

  List<Diagnostic> of(Subject subject, Collection<Diagnostic> found) {
    if (subject.silencers().isEmpty()) {
      return List.of();
    }
    Spec spec = subject.spec();
    Set<Silence> needed =
        found.stream().map(finding -> Silence.of(finding, spec)).collect(Collectors.toSet());
    List<Diagnostic> unused = new ArrayList<>();
    for (Silencer silencer : subject.silencers()) {
      for (Word name : silencer.rules()) {
        Rules.named(name.text())
            .flatMap(rule -> unused(rule, name, silencer, needed))
            .map(finding -> withFix(finding, silencer, spec.source()))
            .ifPresent(unused::add);
      }
    }
    return unused;
  }

  private Optional<Diagnostic> unused(
      Rule rule, Word name, Silencer silencer, Set<Silence> needed) {
    if (!rule.canBeIgnored()) {
      return Optional.of(at(name.span(), "no comment silences " + rule.id())
          .withNote("only the settings of the project do: severity: {" + rule.id() + ": off}"));
    }
    boolean unused = silencer.form() == Silencer.Form.IGNORE
        && !OF_MACHINES.contains(rule.getClass())
        && !needed.contains(Silence.of(name, silencer.line()));
    return unused
        ? Optional.of(at(name.span(), name.text() + " has nothing to say here"))
        : Optional.empty();
  }

  /** The comment may be about other rules, too, or a directive that says more. */
  private static Diagnostic withFix(Diagnostic finding, Silencer silencer, SourceFile source) {
    return silencer.form() == Silencer.Form.IGNORE && silencer.rules().size() == 1
        ? finding.withFix(new Fix("remove the comment", line(silencer, source), ""))
        : finding;
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
