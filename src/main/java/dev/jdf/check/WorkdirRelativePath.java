package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** A relative directory depends on the image. */
final class WorkdirRelativePath extends SpecRule {

  WorkdirRelativePath() {
    super(About.of("The first WORKDIR of a stage is absolute", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.stages().stream()
        .flatMap(stage -> first(stage).stream())
        .map(line -> new Word(subject.variables().text(line.path()), line.path().span()))
        .filter(path -> !path.text().startsWith("/"))
        .map(path -> at(
            path.span(),
            "Relative workdir \"" + path.text().replace("\\", "\\\\")
                + "\" can have unexpected results if the base image changes"))
        .toList();
  }

  private static Optional<Workdir> first(Stage stage) {
    return stage.instructions().stream()
        .filter(Workdir.class::isInstance)
        .map(Workdir.class::cast)
        .findFirst();
  }
}
