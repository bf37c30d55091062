package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import java.util.List;

/** hadolint DL3023, Trivy DS-0006: a stage does not exist before it is built. */
final class CopyFromSelf extends StageRule {

  CopyFromSelf() {
    super(About.of("COPY --from names another stage", Level.ERROR));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    return stage.instructions().stream()
        .flatMap(line -> Sources.of(line).stream())
        .filter(source -> stage.isCalled(source.text()))
        .map(source -> at(source.span(), "a stage cannot copy from itself"))
        .toList();
  }
}
