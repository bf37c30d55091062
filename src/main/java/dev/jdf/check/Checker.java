package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Severity;
import dev.jdf.syntax.Inherited;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts specs to all rules. */
public final class Checker {

  private static final Level EXPERIMENTAL = Level.WARNING;
  private static final Map<Rule, Severity> USUAL = severities(Rule::level);

  private final Settings settings;
  private final Machine machine;

  /** Of a text alone, whatever machine it is for. */
  public Checker(Settings settings) {
    this(settings, Machine.ANY);
  }

  public Checker(Settings settings, Machine machine) {
    this.settings = settings;
    this.machine = machine;
  }

  /** What does not hold, in file order; what is silenced is left out. */
  public List<Diagnostic> check(Parsed parsed) {
    Stages stages = Stages.of(parsed.spec(), Request.PLAIN);
    Checking checking = of(parsed, stages);
    record Seen(Profile profile, List<Diagnostic> findings) {}
    List<Seen> seen = checking.eachTarget(
        number -> {
          Profile profile =
              stages.evaluation(number).profile(Inherited.NOTHING).value().orElseThrow();
          return new Seen(profile, checking.ofTarget(number, profile));
        },
        target -> target.profile().characters());
    return checking.findings(seen.stream().map(Seen::findings).toList());
  }

  /**
   * The same in steps, for whoever does more with the targets.
   *
   * @param stages of that spec
   */
  public Checking of(Parsed parsed, Stages stages) {
    return new Checking(parsed, stages, new Site(settings, machine), severities(parsed.spec()));
  }

  /** Of the rules that are on; for most files those that are usual, which are looked up once. */
  private Map<Rule, Severity> severities(Spec spec) {
    boolean usual = !settings.hasLevels() && !Directives.isGiven(spec);
    return usual ? USUAL : severities(rule -> weighed(rule, spec));
  }

  private static Map<Rule, Severity> severities(Function<Rule, Level> levels) {
    Map<Rule, Severity> severities = new LinkedHashMap<>();
    for (Rule rule : Rules.ALL) {
      levels.apply(rule).severity().ifPresent(severity -> severities.put(rule, severity));
    }
    return Collections.unmodifiableMap(severities);
  }

  private Level weighed(Rule rule, Spec spec) {
    if (settings.ignores(rule, spec.source().name())) {
      return Level.OFF;
    }
    Level level = level(rule, spec);
    return level == Level.WARNING && Directives.failOnWarning(spec) ? Level.ERROR : level;
  }

  private Level level(Rule rule, Spec spec) {
    Level own = settings.level(rule);
    return own == Level.OFF && Directives.asksFor(spec, rule) ? EXPERIMENTAL : own;
  }
}
