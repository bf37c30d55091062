package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.SecurityOpt;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, SecurityOption> seen = new HashMap<>();
    for (Word word : layer.words(SecurityOpt.class)) {
      SecurityOption option = SecurityOption.of(word);
      Optional.ofNullable(seen.put(slot(option), option))
          .filter(earlier -> !earlier.value().equals(option.value()))
          .ifPresent(earlier -> findings.add(
              at(earlier.word().span(), "this has no effect: " + option.key() + " is given again")
                  .withLabel(option.word().span(), "this one wins")));
    }
  }

  /** Each part of a label is a value of its own. */
  private static String slot(SecurityOption option) {
    return option.key().equals("label") ? "label:" + option.value().split(":", 2)[0] : option.key();
  }
}
