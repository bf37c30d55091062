package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import java.util.List;

/** Stage names are lower case; docker compares them so. */
final class StageNameCasing extends SpecRule {

  StageNameCasing() {
    super(About.of("Stage names are lower case", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    SourceFile source = subject.spec().source();
    return subject.stages().stream()
        .flatMap(stage -> stage.name().stream())
        .filter(name -> !source.text(name.span()).equals(name.text()))
        .map(name -> at(
                name.span(), "Stage name '" + source.text(name.span()) + "' should be lowercase")
            .withFix(new Fix("write " + name.text(), name.span(), name.text())))
        .toList();
  }
}
