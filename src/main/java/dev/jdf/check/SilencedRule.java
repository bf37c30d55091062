package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL1001: for those who want no exceptions. */
final class SilencedRule implements SpecRule {

  @Override
  public String title() {
    return "No rule is silenced in a file";
  }

  @Override
  public Level level() {
    return Level.OFF;
  }

  @Override
  public boolean canBeIgnored() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {
    return subject.silencers().stream()
        .map(silencer -> at(silencer.span(), "a rule is silenced here"))
        .toList();
  }
}
