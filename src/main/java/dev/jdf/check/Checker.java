package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Severity;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a spec to all rules. */
public final class Checker {

  private static final Level EXPERIMENTAL = Level.WARNING;

  private final Settings settings;

  public Checker(Settings settings) {
    this.settings = settings;
  }

  /** What does not hold, in file order; what is silenced is left out. */
  public List<Diagnostic> check(Parsed parsed) {
    Subject subject = Subject.of(parsed, settings);
    Set<Diagnostic> found = new LinkedHashSet<>();
    Rules.ALL.forEach(rule -> found.addAll(findings(rule, subject)));
    List<Silencer> silencers = Silencer.all(parsed.spec());
    Lines lines = new Lines(parsed.spec());
    List<Diagnostic> heard = new ArrayList<>(found.stream()
        .filter(finding -> silencers.stream().noneMatch(it -> it.silences(finding, lines)))
        .toList());
    UnusedIgnore unused = new UnusedIgnore();
    heard.addAll(weighed(unused, unused.of(silencers, found, lines), subject));
    heard.sort(Comparator.comparingInt(finding -> finding.span().start()));
    return List.copyOf(heard);
  }

  /** Whether a file is a recipe for an image rather than a spec of a run. */
  public static boolean makesImage(Spec spec) {
    return Subject.makesImage(spec);
  }

  private List<Diagnostic> findings(Rule rule, Subject subject) {
    return level(rule, subject) == Level.OFF
        ? List.of()
        : weighed(rule, rule.check(subject), subject);
  }

  private List<Diagnostic> weighed(Rule rule, List<Diagnostic> findings, Subject subject) {
    Optional<Severity> severity = level(rule, subject).severity();
    String file = subject.spec().source().name();
    return severity.isEmpty() || settings.ignores(rule, file)
        ? List.of()
        : findings.stream().map(finding -> finding.withSeverity(severity.get())).toList();
  }

  private Level level(Rule rule, Subject subject) {
    Level own = settings.level(rule);
    Level asked = own == Level.OFF && Directives.asksFor(subject.spec(), rule) ? EXPERIMENTAL : own;
    return asked == Level.WARNING && Directives.failOnWarning(subject.spec()) ? Level.ERROR : asked;
  }
}
