package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.SecurityOpt;
import dev.jdf.syntax.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of two values of one key in a stage the last wins, silently. */
final class SecurityOptOverridden extends TargetRule {

  SecurityOptOverridden() {
    super(About.of("Each key of SECURITY_OPT is given once", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> findings = new ArrayList<>();
    if (target.says(SecurityOpt.class)) {
      target.profile().layers().forEach(layer -> check(layer, findings));
    }
    return findings;
  }

  private void check(Layer layer, List<Diagnostic> findings) {
    Stream<SecurityOption> options =
        layer.words(SecurityOpt.class).stream().map(SecurityOption::of);
    Replacement.in(options, SecurityOptOverridden::slot, SecurityOption::value)
        .map(it -> at(
                it.earlier().word().span(),
                "this has no effect: " + it.earlier().key() + " is given again")
            .withLabel(it.later().word().span(), "this one wins"))
        .forEach(findings::add);
  }

  /** Each part of a label is a value of its own. */
  private static String slot(SecurityOption option) {
    return option.key().equals("label") ? "label:" + option.value().split(":", 2)[0] : option.key();
  }
}
