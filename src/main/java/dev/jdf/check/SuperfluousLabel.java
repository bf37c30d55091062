package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Set;

/** hadolint DL3050: a project that lists its labels may want no others. */
final class SuperfluousLabel extends TargetRule {

  SuperfluousLabel() {
    super(About.of("There are only the labels of the settings", Level.OFF)
        .withFixesAsOffers()
        .demanded());
  }

  @Override
  List<Diagnostic> check(Target target) {
    Set<String> listed = target.settings().labels().keySet();
    return listed.isEmpty()
        ? List.of()
        : target.all(DockerfileInstruction.Label.class).stream()
            .flatMap(line -> line.pairs().stream())
            .map(pair -> pair.key())
            .filter(key -> !listed.contains(key.text()))
            .map(key -> superfluous(key, listed))
            .toList();
  }

  private Diagnostic superfluous(Word key, Set<String> listed) {
    return at(key.span(), "the project's settings have no label " + key.text())
        .didYouMean(Nearest.to(key.text(), listed))
        .withNote("they list " + String.join(", ", listed));
  }
}
