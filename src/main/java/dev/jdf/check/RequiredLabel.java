package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** hadolint DL3049: the labels that a project asks for are there, each in its form. */
final class RequiredLabel extends TargetRule {

  RequiredLabel() {
    super(About.of("Required labels are there", Level.WARNING).demanded());
  }

  @Override
  List<Diagnostic> check(Target target) {
    Map<String, List<Pair>> given = target.all(DockerfileInstruction.Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .collect(Collectors.groupingBy(pair -> pair.key().text()));
    List<Diagnostic> findings = new ArrayList<>();
    target.settings().labels().forEach((key, form) -> {
      if (given.containsKey(key)) {
        given.get(key).stream()
            .filter(pair -> !form.matches(pair.value().text()))
            .map(pair -> at(pair.span(), key + " is not " + form.what())
                .withNote("the project's settings ask for it"))
            .forEach(findings::add);
      } else {
        findings.add(at(target.place(), "the label " + key + " is missing")
            .withNote("the project's settings ask for it: LABEL " + key + "=…"));
      }
    });
    return findings;
  }
}
