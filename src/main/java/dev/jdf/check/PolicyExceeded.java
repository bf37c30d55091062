package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** A project says what is the most that its specs may ask for. */
final class PolicyExceeded extends TargetRule {

  PolicyExceeded() {
    super(About.of("A spec stays below what the policy allows", Level.ERROR).demanded());
  }

  @Override
  List<Diagnostic> check(Target target) {
    Policy policy = target.settings().policy();
    List<Diagnostic> findings = new ArrayList<>();
    for (Policy.Limit limit : policy.limits()) {
      Asked.of(limit, target).stream()
          .map(asked -> at(asked.span(), asked.what() + " exceeds the project's policy")
              .withNote(policy.place(limit)))
          .forEach(findings::add);
    }
    return findings;
  }
}
