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
import java.util.Set;
import java.util.TreeSet;

/**
 * The names in a recipe for an image that no image can have: a builder refuses them before it builds
 * anything. Names with variables are left to rules, as build arguments may make them right.
 */
final class RecipeNames {

  private RecipeNames() {}

  static List<Diagnostic> wrong(Stages stages) {
    Set<String> names = names(stages.all());
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
          .filter(source -> isFinal(source) && !isStage(source.text(), names))
          .forEach(source -> wrong(source).ifPresent(found::add));
    }
    return found;
  }

  private static Set<String> names(List<Stage> stages) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Stage stage : stages) {
      Optional.ofNullable(stage.from().name()).map(Word::text).ifPresent(names::add);
    }
    return names;
  }

  private static Optional<Diagnostic> wrong(Word name) {
    return Bases.misnamed(name.text(), name.span());
  }

  /** Whether it is what it will be. */
  private static boolean isFinal(Word written) {
    return !written.text().isEmpty() && written.text().indexOf('$') < 0;
  }

  /** By its name or its number. */
  private static boolean isStage(String text, Set<String> names) {
    return names.contains(text) || text.matches("[-+]?[0-9]+");
  }
}
