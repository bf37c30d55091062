package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Severity;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    Map<Rule, Severity> severities = severities(parsed.spec());
    Map<Rule, Set<Diagnostic>> found = new LinkedHashMap<>();
    severities
        .keySet()
        .forEach(rule -> found.put(rule, new LinkedHashSet<>(ofSpec(rule, subject))));
    Optional<Stage> left = subject
        .targets()
        .forEach(
            target -> found.forEach((rule, findings) -> findings.addAll(ofTarget(rule, target))));
    List<Diagnostic> weighed = new ArrayList<>();
    severities.forEach(
        (rule, severity) -> weighed.addAll(weighed(found.getOrDefault(rule, Set.of()), severity)));
    List<Diagnostic> heard = heard(weighed, subject, severities);
    left.map(Checker::left).ifPresent(heard::add);
    heard.sort(Diagnostic.BY_PLACE);
    return List.copyOf(heard);
  }

  /** Whether a file is a recipe for an image rather than a spec of a run. */
  public static boolean makesImage(Spec spec) {
    return Subject.makesImage(spec);
  }

  /**
   * The numbers of the stages beside the last one that something may run from, since no other stage
   * starts or copies from them; as many as are looked at.
   */
  public static List<Integer> others(Spec spec) {
    List<Integer> numbers = Subject.targets(spec, Settings.DEFAULT).within();
    return numbers.isEmpty() ? numbers : numbers.subList(1, numbers.size());
  }

  private static List<Diagnostic> ofSpec(Rule rule, Subject subject) {
    return rule instanceof SpecRule about ? about.check(subject) : List.of();
  }

  private static List<Diagnostic> ofTarget(Rule rule, Target target) {
    return rule instanceof TargetRule about ? about.check(target) : List.of();
  }

  private static List<Diagnostic> weighed(Collection<Diagnostic> findings, Severity severity) {
    return findings.stream().map(finding -> finding.withSeverity(severity)).toList();
  }

  /** What nothing silences, and what silences in vain. */
  private static List<Diagnostic> heard(
      List<Diagnostic> found, Subject subject, Map<Rule, Severity> severities) {
    Silencers silencers = new Silencers(subject.spec(), subject.silencers());
    List<Diagnostic> heard = new ArrayList<>(
        found.stream().filter(finding -> !silencers.silence(finding)).toList());
    Optional.ofNullable(severities.get(Rules.UNUSED_IGNORE))
        .map(severity -> weighed(Rules.UNUSED_IGNORE.of(subject, found), severity))
        .ifPresent(heard::addAll);
    return heard;
  }

  private static Diagnostic left(Stage stage) {
    return Diagnostic.warning(
            CheckCode.STAGES_LEFT,
            stage.from().span(),
            "what this stage and those above it inherit was not looked at")
        .withNote("all stages together inherit more than " + Targets.MOST_LINES
            + " lines, or more text than a spec may have; what is below was looked at");
  }

  /** Of the rules that are on. */
  private Map<Rule, Severity> severities(Spec spec) {
    Map<Rule, Severity> severities = new LinkedHashMap<>();
    for (Rule rule : Rules.ALL) {
      if (!settings.ignores(rule, spec.source().name())) {
        level(rule, spec).severity().ifPresent(severity -> severities.put(rule, severity));
      }
    }
    return severities;
  }

  private Level level(Rule rule, Spec spec) {
    Level own = settings.level(rule);
    Level asked = own == Level.OFF && Directives.asksFor(spec, rule) ? EXPERIMENTAL : own;
    return asked == Level.WARNING && Directives.failOnWarning(spec) ? Level.ERROR : asked;
  }
}
