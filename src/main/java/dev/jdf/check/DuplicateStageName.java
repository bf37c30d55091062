package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Only the last stage of a name can be reached. */
final class DuplicateStageName extends SpecRule {

  DuplicateStageName() {
    super(About.of("Stage names are unique", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Map<String, Word> seen = new HashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    subject.stages().stream()
        .flatMap(stage -> stage.name().stream())
        .forEach(name -> Optional.ofNullable(seen.putIfAbsent(name.text(), name))
            .ifPresent(first -> findings.add(finding(name, first))));
    return findings;
  }

  private Diagnostic finding(Word name, Word first) {
    String message = "Duplicate stage name \"" + name.text() + "\", stage names should be unique";
    return at(name.span(), message).withLabel(first.span(), "first given here");
  }
}
