package dev.jdf.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** {@code textDocument/rename} of stages and variables, in all places at once. */
final class Renaming {

  private Renaming() {}

  /** Fails with a message for people where the name has to stay. */
  static Optional<PrepareRenameResult> prepare(Document document, int offset) {
    return Name.at(document, offset).map(name -> {
      refuse(name.fixed());
      return new PrepareRenameResult(
          document.lines().range(name.span()), document.source().text(name.span()));
    });
  }

  /** Fails with a message for people where the meaning would be another one. */
  static Optional<WorkspaceEdit> to(Document document, int offset, String newName) {
    return Name.at(document, offset).map(name -> {
      refuse(name.fixed().or(() -> name.refusal(newName)));
      List<TextEdit> edits = name.places().stream()
          .map(place -> new TextEdit(document.lines().range(place.span()), newName))
          .toList();
      return new WorkspaceEdit(Map.of(document.uri(), edits));
    });
  }

  private static void refuse(Optional<String> reason) {
    reason.ifPresent(it -> {
      throw new ResponseErrorException(
          new ResponseError(ResponseErrorCode.InvalidParams, it, null));
    });
  }
}
