package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.UnsetVariable;
import java.util.List;
import java.util.Optional;

/** A variable that nothing sets is empty. */
final class UndefinedVar extends SpecRule {

  UndefinedVar() {
    super(About.of("Variables are set before they are used", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    SourceFile source = subject.spec().source();
    NamePlaces places = new NamePlaces(source);
    return subject.variables().inStages().stream()
        .map(unset -> told(unset, places.of(unset), source))
        .toList();
  }

  private Diagnostic told(UnsetVariable unset, Optional<Span> place, SourceFile source) {
    Span use = place.map(name -> use(name, source)).orElse(unset.word().span());
    Diagnostic finding = at(use, "Usage of undefined variable '$" + unset.name() + "'");
    if (unset.outside()) {
      return finding.withNote("an ARG in front of FROM, or of the platform, is known to FROM lines"
          + " only: repeat ARG " + unset.name() + " below FROM, and it has the same value");
    }
    String near = unset.near();
    if (near == null) {
      return finding.withNote(
          "it is empty unless the image sets it; ${" + unset.name() + ":-DEFAULT} gives a default");
    }
    String meant = "did you mean $" + near + "?";
    return place
        .map(name -> finding.withFix(new Fix(meant, name, near)))
        .orElseGet(() -> finding.withNote(meant));
  }

  /** From the $ on, as far as the name goes, and the brace that ends it. */
  private static Span use(Span name, SourceFile source) {
    String text = source.text();
    boolean braced = text.charAt(name.start() - 1) == '{';
    boolean closed = braced && text.startsWith("}", name.end());
    return new Span(name.start() - (braced ? 2 : 1), name.end() + (closed ? 1 : 0));
  }
}
