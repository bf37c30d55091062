package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;

/** A rule about each stage as it is written. */
abstract class StageRule extends SpecRule {

  StageRule(About about) {
    super(about);
  }

  abstract List<Diagnostic> check(Stage stage);

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> found = new ArrayList<>();
    subject.stages().forEach(stage -> found.addAll(check(stage)));
    return found;
  }
}
