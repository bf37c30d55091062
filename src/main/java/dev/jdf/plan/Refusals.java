package dev.jdf.plan;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.oci.Locations;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects what the rules find, each at its place in the config and with the spec's line. */
final class Refusals {

  /** More names than these are no help. */
  private static final int MOST_LISTED = 20;

  private final Container container;
  private final List<Diagnostic> findings = new ArrayList<>();

  Refusals(Container container) {
    this.container = container;
  }

  void refuse(PlanCode code, String pointer, String message) {
    findings.add(located(Diagnostic.error(code, span(pointer), message), pointer));
  }

  /** Refuses with a sentence below the frame that says what would do. */
  void refuse(PlanCode code, String pointer, String message, String note) {
    findings.add(located(Diagnostic.error(code, span(pointer), message).withNote(note), pointer));
  }

  /** Refuses what does not go together with the part at {@code other}. */
  void refuseBeside(PlanCode code, String pointer, String message, String other, String label) {
    findings.add(located(
        Diagnostic.error(code, span(pointer), message).withLabel(span(other), label), pointer));
  }

  /** Refuses a name that is not one of {@code known}, and offers the nearest or, of few, all. */
  void refuseName(
      PlanCode code, String pointer, String message, String name, Collection<String> known) {
    Diagnostic finding = Diagnostic.error(code, span(pointer), message);
    Optional<Fix> nearest = Nearest.to(name, known)
        .map(right -> new Fix("did you mean " + right + "?", finding.span(), '"' + right + '"'));
    Diagnostic helped = nearest
        .map(finding::withFix)
        .orElseGet(() -> known.size() > MOST_LISTED
            ? finding
            : finding.withNote("known are " + String.join(", ", known)));
    findings.add(located(helped, pointer));
  }

  void warn(PlanCode code, String pointer, String message) {
    findings.add(located(Diagnostic.warning(code, span(pointer), message), pointer));
  }

  /** In the order of the config's text. */
  List<Diagnostic> findings() {
    findings.sort(Diagnostic.BY_PLACE);
    return List.copyOf(findings);
  }

  private Span span(String pointer) {
    return container.document().locations().span(pointer);
  }

  private Diagnostic located(Diagnostic finding, String pointer) {
    return container
        .document()
        .locations()
        .specPlace(pointer)
        .map(place -> finding.withNote(Locations.askedForBy(place)))
        .orElse(finding);
  }
}
