package dev.jdf.compile;

import dev.jdf.check.Sources;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      if (stages.parent(i).isEmpty() && isFinal(stage.from().image())) {
        Word image = stages.evaluation(i).from();
        Optional.of(image)
            .filter(it -> Bases.isImage(it.text()))
            .flatMap(RecipeNames::wrong)
            .ifPresent(found::add);
      }
      stage.instructions().stream()
          .flatMap(line -> Sources.of(line).stream())
          .filter(source -> isFinal(source) && !isStage(source.text(), stages))
          .forEach(source -> wrong(source).ifPresent(found::add));
    }
    return found;
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
