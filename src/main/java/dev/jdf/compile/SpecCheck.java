package dev.jdf.compile;

import dev.jdf.check.CheckCode;
import dev.jdf.check.Checker;
import dev.jdf.check.Checking;
import dev.jdf.check.Settings;
import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Gravest;
import dev.jdf.image.ImageSettings;
import dev.jdf.lower.LowerCode;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.SyntaxCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file → everything that is wrong with it: the rules' findings, and what stops it from being
 * compiled. Several files may be checked at once.
 */
public final class SpecCheck {

  /** Findings of a file, beyond which no program reads on: a megabyte may have a million. */
  private static final int MOST = 10_000;

  /** What a rule says in more words, or with a severity of its own. */
  private static final Set<Code> TOLD_BY_RULES = Set.of(
      SyntaxCode.EMPTY_CONTINUATION,
      SyntaxCode.GIVEN_TWICE,
      SyntaxCode.UNSET_VARIABLE,
      LowerCode.MISSING_DEVICE,
      LowerCode.MISSING_ACCOUNT);

  private final SpecCompiler compiler;

  /**
   * A check fetches nothing: what an image would say is not known.
   *
   * @param environment where the image cache is looked for
   */
  public SpecCheck(Map<String, String> environment) {
    this.compiler = new SpecCompiler(Optional.empty(), List.of(), false, environment)
        .with(ImageSettings.of(environment).with(ImageSettings.Fetching.NAMES_ONLY));
  }

  /** Paths in the spec start from {@code directory}. */
  public CheckedFile check(SourceFile file, Path directory, Settings settings) {
    return check(SpecParser.parse(file), directory, settings);
  }

  public CheckedFile check(Parsed parsed, Path directory, Settings settings) {
    return check(parsed, directory, settings, new KnownText());
  }

  /** With what is known of an earlier version of the text, for the next one. */
  public CheckedFile check(Parsed parsed, Path directory, Settings settings, KnownText known) {
    Place place = new Place(directory, settings);
    List<Diagnostic> all = findings(parsed, place, known.written());
    List<Diagnostic> told = Supposition.of(parsed, known.lines())
        .map(it -> it.holding(all, findings(it.mended(), place, known.mended())))
        .orElse(all);
    SourceFile source = parsed.spec().source();
    return new CheckedFile(source, shown(Gathered.of(source, told)));
  }

  /** What paths start from, and what holds there. */
  private record Place(Path directory, Settings settings) {

    Checker checker() {
      return new Checker(settings, new HostSurroundings(directory));
    }
  }

  private List<Diagnostic> findings(Parsed parsed, Place place, KnownTargets known) {
    Stages stages = Stages.of(parsed.spec(), compiler.request());
    Checking checking = place.checker().of(parsed, stages);
    SourceFile file = parsed.spec().source();
    known.begin(List.of(file.name(), stages.inCommon(), checking.inCommon()));
    TargetCheck target =
        new TargetCheck(checking, stages, compiler.stages(file, place.directory()), known);
    List<TargetFindings> found = checking.eachTarget(target::of, TargetFindings::characters);
    List<Diagnostic> ofFile = new ArrayList<>(parsed.findings());
    List<Diagnostic> last = Evaluation.of(stages, compiler.request()).findings();
    List<TargetFindings> built = new ArrayList<>(found);
    if (checking.makesImage()) {
      ofFile.addAll(new RecipeErrors(file).ofStages(stages, last));
      built.addAll(checking.eachCopied(target::copied, TargetFindings::characters));
    } else {
      ofFile.addAll(last);
    }
    List<Diagnostic> all =
        new ArrayList<>(UnsetCauses.named(compiled(ofFile, compiled(target, built))));
    all.removeIf(finding -> TOLD_BY_RULES.contains(finding.code()));
    WrongPlaces wrong = WrongPlaces.of(stages.all(), parsed.findings(), all);
    checking.findings(found.stream().map(TargetFindings::broken).toList()).stream()
        .filter(finding -> !wrong.touches(finding.span()))
        .forEach(all::add);
    all.sort(Diagnostic.BY_PLACE);
    return all;
  }

  /** The last stage is compiled even if it is too much to look at. */
  private static List<List<Diagnostic>> compiled(TargetCheck target, List<TargetFindings> found) {
    return found.isEmpty()
        ? target.last().map(TargetFindings::compiled).stream().toList()
        : found.stream().map(TargetFindings::compiled).toList();
  }

  private static List<Diagnostic> shown(List<Diagnostic> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<Diagnostic> shown = new ArrayList<>(Gravest.of(all, MOST));
    Span last = shown.get(MOST - 1).span();
    String rest = all.size() - MOST + " more findings are not shown";
    shown.add(Diagnostic.warning(CheckCode.FINDINGS_LEFT, last, rest));
    return shown;
  }

  /**
   * What compiling finds: at the last stage, which runs if nobody says otherwise, and at those that
   * --target may choose.
   */
  private static List<Diagnostic> compiled(
      List<Diagnostic> ofFile, List<List<Diagnostic>> targets) {
    List<Diagnostic> ofLast = new ArrayList<>(ofFile);
    targets.stream().limit(1).forEach(ofLast::addAll);
    Set<Diagnostic> found = new LinkedHashSet<>(SpecCompiler.inOrder(ofLast));
    targets.stream()
        .skip(1)
        .forEach(findings -> SpecCompiler.inOrder(findings).stream()
            .filter(finding -> finding.code() != LowerCode.NO_COMMAND)
            .forEach(found::add));
    return new ArrayList<>(found);
  }
}
