package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.syntax.FlagNames;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes the flags of FROM, COPY, ADD, RUN and HEALTHCHECK. */
final class FlagWords {

  private FlagWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    boolean flags = cursor.earlier().stream().allMatch(word -> word.startsWith("--"));
    String word = cursor.word();
    if (!flags || !word.startsWith("-") || word.indexOf('=') >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Proposals(cursor.replaced(word, "="), rest(cursor)));
  }

  /** Those that are not there yet. */
  static List<Proposal> rest(Cursor cursor) {
    return FlagNames.of(cursor.keyword()).stream()
        .filter(name -> cursor.earlier().stream().noneMatch(it -> it.startsWith("--" + name + "=")))
        .map(name -> Proposal.of(
            "--" + name + "=",
            CompletionItemKind.Property,
            WordMeanings.of(cursor.keyword(), name).orElse("")))
        .toList();
  }
}
