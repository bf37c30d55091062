package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** FROM sees only what ARG in front of it declares. */
final class UndefinedArgInFrom extends SpecRule {

  UndefinedArgInFrom() {
    super(About.of("Variables in FROM are declared", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.variables().inFrom().stream()
        .map(
            unset -> at(unset.word().span(), "FROM argument '" + unset.name() + "' is not declared")
                .withNote(Optional.ofNullable(unset.near())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("only an ARG in front of the first FROM can be used here")))
        .toList();
  }
}
