package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** hadolint DL3023, Trivy DS-0006: a stage does not exist before it is built. */
final class CopyFromSelf extends SpecRule {

  CopyFromSelf() {
    super(About.of("COPY --from names another stage", Level.ERROR));
  }

  @Override
  public List<Diagnostic> check(Subject subject) {
    List<Stage> stages = subject.stages();
    return IntStream.range(0, stages.size())
        .boxed()
        .flatMap(number -> check(stages.get(number), number))
        .toList();
  }

  private Stream<Diagnostic> check(Stage stage, int number) {
    return stage.instructions().stream()
        .flatMap(line -> Sources.of(line).stream())
        .filter(source -> names(source, stage, number))
        .map(source -> at(source.span(), "a stage cannot copy from itself"));
  }

  private static boolean names(Word source, Stage stage, int number) {
    return source.text().equals(String.valueOf(number)) || stage.isCalled(source.text());
  }
}
