package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** Whoever reads a silenced line later wants to know why. */
final class IgnoreWithoutReason implements SpecRule {

  @Override
  public String title() {
    return "A silenced finding has a reason";
  }

  @Override
  public Level level() {
    return Level.HINT;
  }

  @Override
  public boolean canBeIgnored() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {
    return subject.silencers().stream()
        .filter(silencer -> silencer.form() == Silencer.Form.IGNORE)
        .filter(silencer -> silencer.reason().isEmpty() || silencer.rules().isEmpty())
        .map(silencer -> at(silencer.span(), "why is this rule ignored?")
            .withNote("write it behind the name: # jdf: ignore RULE the reason"))
        .toList();
  }
}
