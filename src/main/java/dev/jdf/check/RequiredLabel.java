package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** hadolint DL3049: the labels that a project asks for are there. */
final class RequiredLabel implements TargetRule {

  @Override
  public String title() {
    return "Required labels are there";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    Set<String> given = target.all(DockerfileInstruction.Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .map(pair -> pair.key().text())
        .collect(Collectors.toSet());
    return target.settings().labels().keySet().stream()
        .filter(key -> !given.contains(key))
        .map(key -> at(target.place(), "the label " + key + " is missing")
            .withNote("the project's settings ask for it: LABEL " + key + "=…"))
        .toList();
  }
}
