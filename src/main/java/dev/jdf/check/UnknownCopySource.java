package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.NearestInFile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** hadolint DL3022: a name that is no stage is taken as an image. */
final class UnknownCopySource extends SpecRule {

  UnknownCopySource() {
    super(About.of("COPY --from names a stage, or an image with a tag", Level.WARNING)
        .withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    NearestInFile nearest = new NearestInFile();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Stage stage : subject.stages()) {
      stage.instructions().stream()
          .flatMap(line -> Sources.of(line).stream())
          .filter(source -> isUnknown(source, names) && !stage.isCalled(source.text()))
          .forEach(source -> findings.add(
              at(source.span(), "no stage above is called " + source.text() + ", so it is an image")
                  .didYouMean(nearest.to(source.text(), names))));
      stage.name().map(Word::text).ifPresent(names::add);
    }
    return findings;
  }

  private static boolean isUnknown(Word source, Set<String> names) {
    return source.text().matches("[A-Za-z][A-Za-z0-9_-]*") && !names.contains(source.text());
  }
}
