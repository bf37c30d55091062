package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.UnsetVariable;
import java.util.List;

/** FROM sees only what ARG in front of it declares. */
final class UndefinedArgInFrom extends SpecRule {

  UndefinedArgInFrom() {
    super(About.of("Variables in FROM are declared", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    NamePlaces places = new NamePlaces(subject.spec().source());
    return subject.variables().inFrom().stream()
        .map(unset -> told(unset, places))
        .toList();
  }

  private Diagnostic told(UnsetVariable unset, NamePlaces places) {
    Diagnostic finding =
        at(unset.word().span(), "FROM argument '" + unset.name() + "' is not declared");
    String near = unset.near();
    if (near == null) {
      return finding.withNote("only an ARG in front of the first FROM can be used here");
    }
    String meant = "did you mean " + near + "?";
    return places
        .of(unset)
        .map(name -> finding.withFix(new Fix(meant, name, near)))
        .orElseGet(() -> finding.withNote(meant));
  }
}
