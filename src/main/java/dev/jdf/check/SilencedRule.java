package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL1001: for those who want no exceptions. */
final class SilencedRule extends SpecRule {

  SilencedRule() {
    super(About.of("No rule is silenced in a file", Level.OFF).demanded());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.silencers().stream()
        .map(silencer -> at(silencer.span(), "a rule is silenced here"))
        .toList();
  }
}
