package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import java.util.List;
import java.util.Set;

/** No stage is called as what FROM knows already. */
final class ReservedStageName extends StageRule {

  private static final Set<String> RESERVED = Set.of("scratch", "context", "host");

  ReservedStageName() {
    super(About.of("No stage has a reserved name", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    return stage.name().stream()
        .filter(name -> RESERVED.contains(name.text()))
        .map(name -> at(
            name.span(),
            "Stage name should not use the same name as reserved stage \"" + name.text() + "\""))
        .toList();
  }
}
