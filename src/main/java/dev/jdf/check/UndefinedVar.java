package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** A variable that nothing sets is empty. */
final class UndefinedVar implements SpecRule {

  @Override
  public String title() {
    return "Variables are set before they are used";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {

    return subject.variables().inStages().stream()
        .map(unset -> at(unset.word().span(), "Usage of undefined variable '$" + unset.name() + "'")
            .withNote(Optional.ofNullable(unset.near())
                .map(near -> "did you mean $" + near + "?")
                .orElse("it is empty unless the image sets it; ${" + unset.name()
                    + ":-DEFAULT} gives a default")))
        .toList();
  }
}
