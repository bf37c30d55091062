package dev.jdf.lsp;

import dev.jdf.lsp.Name.Place;
import dev.jdf.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;

/** From the places of a name to one another: definition, references, highlights. */
final class Navigation {

  private Navigation() {}

  static List<Location> definition(Document document, int offset) {
    return Name.at(document, offset).stream()
        .flatMap(name -> name.definitions().stream())
        .map(span -> location(document, span))
        .toList();
  }

  static List<Location> references(Document document, int offset, boolean withDefinition) {
    return places(document, offset)
        .filter(place -> withDefinition || !place.defines())
        .map(place -> location(document, place.span()))
        .toList();
  }

  static List<DocumentHighlight> highlights(Document document, int offset) {
    return places(document, offset)
        .map(place -> new DocumentHighlight(
            document.lines().range(place.span()),
            place.defines() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
        .toList();
  }

  private static Stream<Place> places(Document document, int offset) {
    return Name.at(document, offset).stream().flatMap(name -> name.places().stream());
  }

  private static Location location(Document document, Span span) {
    return new Location(document.uri(), document.lines().range(span));
  }
}
