package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** hadolint DL3022: a name that is no stage is taken as an image. */
final class UnknownCopySource implements Rule {

  @Override
  public String title() {
    return "COPY --from names a stage, or an image with a tag";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public boolean fixIsSound() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {

    List<Diagnostic> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Stage stage : subject.stages()) {
      stage.instructions().stream()
          .flatMap(line -> Sources.of(line).stream())
          .filter(source -> isUnknown(source, names))
          .forEach(source -> findings.add(
              at(source.span(), "no stage above is called " + source.text() + ", so it is an image")
                  .didYouMean(Nearest.to(source.text(), names))));
      names.add(
          Stream.ofNullable(stage.from().name()).map(Word::text).findFirst().orElse(""));
    }
    return findings;
  }

  private static boolean isUnknown(Word source, List<String> names) {
    return source.text().matches("[A-Za-z][A-Za-z0-9_-]*")
        && names.stream().noneMatch(source.text()::equalsIgnoreCase);
  }
}
