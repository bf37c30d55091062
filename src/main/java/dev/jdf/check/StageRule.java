package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import java.util.List;

/** A rule about each stage as it is written. */
interface StageRule extends SpecRule {

  List<Diagnostic> check(Stage stage);

  @Override
  default List<Diagnostic> check(Subject subject) {
    return subject.stages().stream().flatMap(stage -> check(stage).stream()).toList();
  }
}
