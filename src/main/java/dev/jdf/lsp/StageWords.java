package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes the names of stages, with their lines. */
final class StageWords {

  private static final String FLAG = "--from=";

  private StageWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    if (cursor.keyword().equals("COPY") && cursor.word().startsWith(FLAG)) {
      String typed = cursor.word().substring(FLAG.length());
      return Optional.of(new Proposals(cursor.replaced(typed, ""), above(cursor)));
    }
    boolean base = cursor.earlier().stream().allMatch(word -> word.startsWith("--"));
    if (!cursor.keyword().equals("FROM") || !base) {
      return Optional.empty();
    }
    List<Proposal> all = new ArrayList<>(above(cursor));
    all.add(root("host"));
    all.add(root("scratch"));
    all.add(root("dir:"));
    all.add(root("oci:"));
    all.add(root("oci-archive:"));
    all.add(root("docker-archive:"));
    return Optional.of(new Proposals(cursor.replaced(cursor.word(), ""), all));
  }

  private static Proposal root(String name) {
    String detail = WordMeanings.of("FROM", name).orElse("");
    return Proposal.of(name, CompletionItemKind.Value, detail);
  }

  static List<Proposal> above(Cursor cursor) {
    return cursor.document().stages().all().stream()
        .filter(stage -> stage.from().span().end() < cursor.start())
        .flatMap(stage -> stage.name().stream())
        .map(name -> proposal(cursor, name))
        .toList();
  }

  private static Proposal proposal(Cursor cursor, Word name) {
    int line = cursor.document().source().line(name.span().start());
    return Proposal.of(name.text(), CompletionItemKind.Module, "stage of line " + line);
  }
}
