package dev.jdf.compile;

import dev.jdf.check.Sources;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.image.NamedPlatform;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names in a recipe for an image that no image can have: a builder refuses them before it builds
 * anything. Names with variables are left to rules, as build arguments may make them right.
 */
final class RecipeNames {

  private RecipeNames() {}

  static List<Diagnostic> wrong(Stages stages) {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 0; i < stages.all().size(); i++) {
      Stage stage = stages.all().get(i);
      if (stages.parent(i).isEmpty()) {
        wrong(stage.from(), stages.evaluation(i)).forEach(found::add);
      }
      stage.instructions().stream()
          .flatMap(line -> Sources.of(line).stream())
          .filter(source -> isFinal(source) && !isStage(source.text(), stages))
          .forEach(source -> wrong(source).ifPresent(found::add));
    }
    return found;
  }

  private static Stream<Diagnostic> wrong(From written, Evaluation stage) {
    Stream<Diagnostic> ofPlatform = Stream.ofNullable(written.platform())
        .filter(RecipeNames::isFinal)
        .flatMap(it -> Stream.ofNullable(stage.platform()))
        .flatMap(RecipeNames::wrongPlatform);
    Stream<Diagnostic> ofImage = Stream.of(written.image())
        .filter(RecipeNames::isFinal)
        .map(it -> stage.from())
        .filter(image -> Bases.isImage(image.text()))
        .flatMap(image -> wrong(image).stream());
    return Stream.concat(ofPlatform, ofImage);
  }

  /** A builder may be asked for a version of an operating system: {@code windows(10.0)/amd64}. */
  private static Stream<Diagnostic> wrongPlatform(Word platform) {
    String withoutVersion = platform.text().replaceFirst("\\([\\w.%+-]*\\)", "");
    return NamedPlatform.wrong(withoutVersion, platform.span()).stream();
  }

  private static Optional<Diagnostic> wrong(Word name) {
    return Bases.misnamed(name.text(), name.span());
  }

  /** Whether it is what it will be. */
  private static boolean isFinal(Word written) {
    return !written.text().isEmpty() && written.text().indexOf('$') < 0;
  }

  /** By its name or its number. */
  private static boolean isStage(String text, Stages stages) {
    return stages.isName(text) || text.matches("[-+]?[0-9]+");
  }
}
