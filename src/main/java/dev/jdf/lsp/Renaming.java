package dev.jdf.lsp;

import dev.jdf.lsp.StageNames.Place;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** {@code textDocument/rename} of stages, in all places at once. */
final class Renaming {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]*");

  /** What FROM takes for something else. */
  private static final Set<String> RESERVED = Set.of("context", "host", "scratch");

  private Renaming() {}

  static Optional<PrepareRenameResult> prepare(Document document, int offset) {
    return StageNames.at(document, offset)
        .map(place -> new PrepareRenameResult(
            document.lines().range(place.span()), document.source().text(place.span())));
  }

  /** Fails with a message for people where the new name is none. */
  static Optional<WorkspaceEdit> to(Document document, int offset, String name) {
    Optional<Place> here = StageNames.at(document, offset);
    if (here.isEmpty()) {
      return Optional.empty();
    }
    refusal(document, here.get(), name).ifPresent(reason -> {
      throw new ResponseErrorException(
          new ResponseError(ResponseErrorCode.InvalidParams, reason, null));
    });
    List<TextEdit> edits = StageNames.same(document, offset).stream()
        .map(place -> new TextEdit(document.lines().range(place.span()), name))
        .toList();
    return Optional.of(new WorkspaceEdit(Map.of(document.uri(), edits)));
  }

  private static Optional<String> refusal(Document document, Place here, String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("'" + name + "' is no name of a stage: a lower-case letter, then"
          + " lower-case letters, digits, '.', '_' and '-'");
    }
    if (RESERVED.contains(name)) {
      return Optional.of("'" + name + "' means something else in FROM");
    }
    return isTaken(document, here, name)
        ? Optional.of("another stage is called '" + name + "' already")
        : Optional.empty();
  }

  private static boolean isTaken(Document document, Place here, String name) {
    List<Stage> stages = Stage.all(document.parsed().spec());
    for (int i = 0; i < stages.size(); i++) {
      Word other = stages.get(i).from().name();
      if (i != here.stage() && other != null && other.text().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
