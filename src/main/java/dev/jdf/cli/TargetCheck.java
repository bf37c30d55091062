package dev.jdf.cli;

import dev.jdf.check.Checking;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Rootfs;
import dev.jdf.lower.Base;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Inherited;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One target of a spec after the other → what is wrong with it. */
record TargetCheck(Checking checking, Stages stages, StageCompiler compiler) {

  /** Of the stage with a number. */
  TargetFindings of(int number) {
    Evaluation stage = stages.evaluation(number);
    Checked<Profile> unaided = stage.profile(Inherited.NOTHING);
    Profile profile = unaided.value().orElseThrow();
    List<Diagnostic> broken = checking.ofTarget(number, profile);
    List<Diagnostic> compiled = checking.makesImage() ? List.of() : compiled(stage, unaided);
    return new TargetFindings(broken, compiled, profile.characters());
  }

  /** Of the last stage, if there is one. */
  Optional<TargetFindings> last() {
    int count = stages.all().size();
    return count == 0 ? Optional.empty() : Optional.of(of(count - 1));
  }

  private List<Diagnostic> compiled(Evaluation stage, Checked<Profile> unaided) {
    Checked<Rootfs> root = compiler.root(stage);
    Base base = compiler.base(root);
    Inherited image = base.inherited();
    Checked<Profile> profile = image.equals(Inherited.NOTHING) ? unaided : stage.profile(image);
    List<Diagnostic> findings = new ArrayList<>(root.findings());
    findings.addAll(profile.then(it -> compiler.lower(it, base)).findings());
    return findings;
  }
}
