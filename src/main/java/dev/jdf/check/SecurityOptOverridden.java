package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of two values of one key the last wins, silently. */
final class SecurityOptOverridden extends TargetRule {

  SecurityOptOverridden() {
    super(About.of("Each key of SECURITY_OPT is given once", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Map<String, SecurityOption> seen = new HashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (SecurityOption option : target.security()) {
      Optional.ofNullable(seen.put(option.key(), option))
          .filter(earlier -> !earlier.value().equals(option.value()))
          .ifPresent(earlier -> findings.add(
              at(earlier.word().span(), "this has no effect: " + option.key() + " is given again")
                  .withLabel(option.word().span(), "this one wins")));
    }
    return findings;
  }
}
