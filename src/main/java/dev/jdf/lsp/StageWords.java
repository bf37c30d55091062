package dev.jdf.lsp;

import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    all.add(root("host", "the machine's own root, read-only"));
    all.add(root("scratch", "an empty root"));
    all.add(root("dir:", "a directory of this machine"));
    all.add(root("oci:", "an OCI image layout: a directory"));
    all.add(root("oci-archive:", "the same in a tar file"));
    all.add(root("docker-archive:", "what docker save writes"));
    return Optional.of(new Proposals(cursor.replaced(cursor.word(), ""), all));
  }

  private static Proposal root(String name, String detail) {
    return Proposal.of(name, CompletionItemKind.Value, detail);
  }

  private static List<Proposal> above(Cursor cursor) {
    return Stage.all(cursor.document().parsed().spec()).stream()
        .filter(stage -> stage.from().span().end() < cursor.start())
        .map(stage -> stage.from().name())
        .filter(Objects::nonNull)
        .map(name -> proposal(cursor, name))
        .toList();
  }

  private static Proposal proposal(Cursor cursor, Word name) {
    int line = cursor.document().source().line(name.span().start());
    return Proposal.of(name.text(), CompletionItemKind.Module, "stage of line " + line);
  }
}
