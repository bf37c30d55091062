package dev.jdf.compile;

import dev.jdf.check.Checking;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Rootfs;
import dev.jdf.lower.Base;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Inherited;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One target of a spec after the other → what is wrong with it. */
final class TargetCheck {

  private final Checking checking;
  private final Stages stages;
  private final StageCompiler compiler;
  private final KnownTargets known;
  private final List<Span> places;
  private final List<String> texts;

  TargetCheck(Checking checking, Stages stages, StageCompiler compiler, KnownTargets known) {
    this.checking = checking;
    this.stages = stages;
    this.compiler = compiler;
    this.known = known;
    this.places = places(stages);
    SourceFile file = stages.spec().source();
    this.texts = places.stream().map(file::text).toList();
  }

  /** Of each stage from its FROM up to the next one. */
  private static List<Span> places(Stages stages) {
    List<Stage> all = stages.all();
    List<Span> places = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      int end = i + 1 < all.size()
          ? all.get(i + 1).from().span().start()
          : stages.spec().source().text().length();
      places.add(new Span(all.get(i).from().span().start(), end));
    }
    return places;
  }

  /** Of the last stage, if there is one. */
  Optional<TargetFindings> last() {
    int count = stages.all().size();
    return count == 0 ? Optional.empty() : Optional.of(of(count - 1));
  }

  /** Of the stage with a number. */
  TargetFindings of(int number) {
    Evaluation stage = stages.evaluation(number);
    if (checking.makesImage()) {
      return findings(number, stage, new StageUse(Base.UNKNOWN, true));
    }
    Checked<Rootfs> root = compiler.root(stage);
    return findings(number, stage, new StageUse(compiler.base(root), true)).on(root.findings());
  }

  /** Of a stage of a recipe from which others copy: how it would run is of no interest. */
  TargetFindings copied(int number) {
    return findings(number, stages.evaluation(number), new StageUse(Base.UNKNOWN, false));
  }

  /** What is known from the text before, or else is kept for the next one. */
  private TargetFindings findings(int number, Evaluation stage, StageUse use) {
    ChainText chain = chain(number);
    Optional<TargetFindings> found = known.find(chain, use);
    if (found.isPresent()) {
      return found.get();
    }
    int questions = compiler.questions();
    TargetFindings findings = newFindings(number, stage, use);
    if (compiler.questions() == questions) {
      known.keep(chain, use, findings);
    }
    return findings;
  }

  private ChainText chain(int number) {
    int[] chain = stages.chain(number);
    List<String> written = new ArrayList<>(chain.length);
    List<Span> where = new ArrayList<>(chain.length);
    for (int one : chain) {
      written.add(texts.get(one));
      where.add(places.get(one));
    }
    return new ChainText(written, where);
  }

  private TargetFindings newFindings(int number, Evaluation stage, StageUse use) {
    Checked<Profile> unaided = stage.profile(Inherited.NOTHING);
    Profile profile = unaided.value().orElseThrow();
    List<Diagnostic> broken = use.runs() ? checking.ofTarget(number, profile) : List.of();
    List<Diagnostic> compiled = checking.makesImage()
        ? new RecipeErrors(stages.spec().source()).ofTarget(unaided)
        : compiled(stage, unaided, use.base());
    return new TargetFindings(broken, compiled, profile.characters());
  }

  /** What the image says changes what the lines come to; rules know of no image. */
  private List<Diagnostic> compiled(Evaluation stage, Checked<Profile> unaided, Base base) {
    Inherited image = base.inherited();
    Checked<Profile> profile = image.equals(Inherited.NOTHING) ? unaided : stage.profile(image);
    return profile.then(it -> compiler.lower(it, base)).findings();
  }
}
