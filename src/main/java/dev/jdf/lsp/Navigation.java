package dev.jdf.lsp;

import dev.jdf.lsp.StageNames.Place;
import java.util.List;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;

/** From the places of a stage's name to one another: definition, references, highlights. */
final class Navigation {

  private Navigation() {}

  static List<Location> definition(Document document, int offset) {
    return StageNames.same(document, offset).stream()
        .filter(Place::defines)
        .map(place -> location(document, place))
        .toList();
  }

  static List<Location> references(Document document, int offset, boolean withDefinition) {
    return StageNames.same(document, offset).stream()
        .filter(place -> withDefinition || !place.defines())
        .map(place -> location(document, place))
        .toList();
  }

  static List<DocumentHighlight> highlights(Document document, int offset) {
    return StageNames.same(document, offset).stream()
        .map(place -> new DocumentHighlight(
            document.lines().range(place.span()),
            place.defines() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
        .toList();
  }

  private static Location location(Document document, Place place) {
    return new Location(document.uri(), document.lines().range(place.span()));
  }
}
