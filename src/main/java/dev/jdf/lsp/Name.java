package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.List;
import java.util.Optional;

/** A name under the cursor, and all places that mean the same by it. */
sealed interface Name permits StageName, VariableName {

  /** One of them. */
  record Place(Span span, boolean defines) {}

  /** The stage or variable that a place of a document names. */
  static Optional<Name> at(Document document, int offset) {
    return StageName.at(document, offset).or(() -> VariableName.at(document, offset));
  }

  /** Where the cursor is. */
  Span span();

  /** In file order. */
  List<Place> places();

  /** Where what the cursor is on comes from. */
  List<Span> definitions();

  /** Why it must keep its name, for people; absent if it can have another one. */
  Optional<String> fixed();

  /** Why it cannot have this name. */
  Optional<String> refusal(String newName);
}
