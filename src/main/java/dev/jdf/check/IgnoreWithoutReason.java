package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** Whoever reads a silenced line later wants to know why. */
final class IgnoreWithoutReason extends SpecRule {

  IgnoreWithoutReason() {
    super(About.of("A silenced finding has a reason", Level.HINT).demanded());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.silencers().stream()
        .filter(silencer -> silencer.form() == Silencer.Form.IGNORE)
        .filter(silencer -> silencer.reason().isEmpty() || silencer.rules().isEmpty())
        .map(silencer -> at(silencer.span(), "why is this rule ignored?")
            .withNote("write it behind the name: # jdf: ignore RULE the reason"))
        .toList();
  }
}
