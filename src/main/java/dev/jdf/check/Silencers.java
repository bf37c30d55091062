package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Spec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that keeps rules quiet in a file. */
final class Silencers {

  private final Spec spec;
  private final Set<Silence> asked = new HashSet<>();

  Silencers(Spec spec, List<Silencer> all) {
    this.spec = spec;
    for (Silencer silencer : all) {
      silencer.rules().forEach(rule -> asked.add(Silence.of(rule, silencer.line())));
    }
  }

  boolean silence(Diagnostic finding) {
    boolean mustSpeak = finding.code() instanceof Rule rule && !rule.canBeIgnored();
    if (asked.isEmpty() || mustSpeak) {
      return false;
    }
    Silence one = Silence.of(finding, spec);
    return asked.contains(one)
        || asked.contains(one.ofAllRules())
        || asked.contains(one.everywhere())
        || asked.contains(one.everywhere().ofAllRules());
  }
}
