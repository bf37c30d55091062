package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;

/** Colours of a part of a text, and of what is other in it now. */
class SemanticTokensTest {

  private static final String URI = "file:///nowhere/image.jdf";
  private static final String TEXT = "FROM scratch AS base\nENV A=1\nWORKDIR $A\n";

  @Test
  void aChangeIsToldAsAChange() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      TextDocumentIdentifier text = editor.open(URI, TEXT);
      TextDocumentService server = editor.server().getTextDocumentService();
      SemanticTokens before =
          Editor.await(server.semanticTokensFull(new SemanticTokensParams(text)));
      editor.change(
          URI,
          new TextDocumentContentChangeEvent(
              new Range(new Position(1, 0), new Position(1, 0)), "CAP_DROP ALL\n"));
      SemanticTokensDelta delta = Editor.await(server.semanticTokensFullDelta(
              new SemanticTokensDeltaParams(text, before.getResultId())))
          .getRight();
      SemanticTokens now = Editor.await(server.semanticTokensFull(new SemanticTokensParams(text)));
      assertEquals(now.getData(), changed(before.getData(), delta.getEdits().get(0)));
      assertEquals(1, delta.getEdits().size());
      assertEquals(10, delta.getEdits().get(0).getData().size());
    }
  }

  private static List<Integer> changed(List<Integer> data, SemanticTokensEdit edit) {
    List<Integer> changed = new ArrayList<>(data);
    List<Integer> gone = changed.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount());
    gone.clear();
    gone.addAll(edit.getData());
    return changed;
  }

  @Test
  void anEditorThatHasOthersGetsAll() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      TextDocumentIdentifier text = editor.open(URI, TEXT);
      Either<SemanticTokens, SemanticTokensDelta> answer = Editor.await(editor
          .server()
          .getTextDocumentService()
          .semanticTokensFullDelta(new SemanticTokensDeltaParams(text, "unknown")));
      assertEquals(
          SemanticColours.of(new Document(URI, 1, TEXT)), answer.getLeft().getData());
    }
  }

  @Test
  void aRangeHasItsOwn() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      TextDocumentIdentifier text = editor.open(URI, TEXT);
      SemanticTokens tokens = Editor.await(editor
          .server()
          .getTextDocumentService()
          .semanticTokensRange(new SemanticTokensRangeParams(
              text, new Range(new Position(1, 1), new Position(1, 7)))));
      assertEquals(
          List.of("1:0+3 keyword", "1:4+1 variable declaration"),
          new ColouredText(tokens.getData()).lines());
    }
  }
}
