package dev.jdf.check;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Severity;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * A spec that is put to all rules: first each of its targets, which are looked at one by one and not
 * kept, since all together may inherit the square of what is written; then the text.
 */
public final class Checking {

  private final Subject subject;
  private final Stages stages;
  private final Site site;
  private final Map<Rule, Severity> severities;
  private final Targets targets;
  private final boolean image;

  Checking(Parsed parsed, Stages stages, Site site, Map<Rule, Severity> severities) {
    this.subject = Subject.of(parsed, stages);
    this.stages = stages;
    this.site = site;
    this.severities = severities;
    this.targets = Targets.of(stages);
    this.image = subject.makesImage();
  }

  /** Whether the file is a recipe for an image rather than a spec of a run. */
  public boolean makesImage() {
    return image;
  }

  /** What decides {@link #ofTarget} apart from the profile; equal where it would find the same. */
  public Object inCommon() {
    return List.of(severities.keySet(), site.settings(), image);
  }

  /**
   * Looks at the stages that something may run from, since no other stage starts or copies from
   * them: from the last one up, until it becomes too much.
   *
   * @param look takes the number of a stage
   * @param characters how much text one has come to
   */
  public <T> List<T> eachTarget(IntFunction<T> look, ToLongFunction<T> characters) {
    return targets.each(look, characters);
  }

  /** The same of the stages that others copy from. */
  public <T> List<T> eachCopied(IntFunction<T> look, ToLongFunction<T> characters) {
    return Targets.copied(stages).each(look, characters);
  }

  /**
   * What does not hold for one target, whatever else is in the file.
   *
   * @param profile of the stage, on an image that says nothing
   */
  public List<Diagnostic> ofTarget(int number, Profile profile) {
    Target target = new Target(stages.all().get(number), profile, site, image);
    List<Diagnostic> found = new ArrayList<>();
    for (Rule rule : severities.keySet()) {
      if (rule instanceof TargetRule about) {
        found.addAll(about.check(target));
      }
    }
    return found;
  }

  /**
   * What does not hold, in file order; what is silenced is left out.
   *
   * @param ofTargets what was found at each that was looked at
   */
  public List<Diagnostic> findings(List<List<Diagnostic>> ofTargets) {
    Map<Code, Set<Diagnostic>> found = new LinkedHashMap<>();
    for (Rule rule : severities.keySet()) {
      if (rule instanceof SpecRule about) {
        collect(about.check(subject), found);
      }
    }
    ofTargets.forEach(ofTarget -> collect(ofTarget, found));
    List<Diagnostic> weighed = new ArrayList<>();
    severities.forEach((rule, severity) -> found
        .getOrDefault(rule, Set.of())
        .forEach(finding -> weighed.add(finding.withSeverity(severity))));
    List<Diagnostic> heard = heard(weighed);
    targets.left(ofTargets.size()).map(stages.all()::get).map(Checking::left).ifPresent(heard::add);
    heard.sort(Diagnostic.BY_PLACE);
    return List.copyOf(heard);
  }

  private static void collect(List<Diagnostic> findings, Map<Code, Set<Diagnostic>> found) {
    for (Diagnostic finding : findings) {
      found.computeIfAbsent(finding.code(), code -> new LinkedHashSet<>()).add(finding);
    }
  }

  private static List<Diagnostic> weighed(Collection<Diagnostic> findings, Severity severity) {
    return findings.stream().map(finding -> finding.withSeverity(severity)).toList();
  }

  /** What nothing silences, and what silences in vain. */
  private List<Diagnostic> heard(List<Diagnostic> found) {
    Silencers silencers = new Silencers(subject.spec(), subject.silencers());
    List<Diagnostic> heard = new ArrayList<>(
        found.stream().filter(finding -> !silencers.silence(finding)).toList());
    List<Diagnostic> others = List.copyOf(heard);
    Optional.ofNullable(severities.get(Rules.FOREIGN_IGNORE))
        .map(severity -> weighed(Rules.FOREIGN_IGNORE.of(subject, others), severity))
        .ifPresent(heard::addAll);
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
}
