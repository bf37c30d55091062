package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a server, seen by an editor through pipes. */
class ServerTest {

  private static final String URI = "file:///nowhere/image.jdf";

  @Test
  void findingsFollowWhatIsTyped() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      editor.open(URI, "FROM scratch\nCAP_ADD NET_ADMN\nCMD [\"/bin/true\"]\n");
      assertTrue(codes(editor).contains("JDF110"));
      editor.change(URI, replaced(1, 14, 1, 16, "MIN"));
      assertTrue(codes(editor).contains("DangerousCapabilityAdded"));
      editor.change(URI, replaced(1, 0, 2, 0, ""));
      assertFalse(codes(editor).contains("DangerousCapabilityAdded"));
    }
  }

  @Test
  void aClosedTextHasNoFindings() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      editor.open(URI, "RUNN x\n");
      assertFalse(codes(editor).isEmpty());
      editor.close(URI);
      assertEquals(List.of(), editor.findings(URI).getDiagnostics());
    }
  }

  @Test
  void anEditorThatAsksForFindingsIsNotSentThem() throws IOException {
    try (Editor editor = Editor.asking(Workbenches.real())) {
      TextDocumentIdentifier text = editor.open(URI, "RUNN x\n");
      List<Diagnostic> asked = Editor.await(editor
              .server()
              .getTextDocumentService()
              .diagnostic(new DocumentDiagnosticParams(text)))
          .getRelatedFullDocumentDiagnosticReport()
          .getItems();
      assertFalse(asked.isEmpty());
      assertFalse(editor.wasPushedFindings());
    }
  }

  @Test
  void otherSettingsMeanOtherFindings() throws IOException {
    try (Editor editor = Editor.asking(Workbenches.real())) {
      editor
          .server()
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new Object()));
      assertEquals("diagnostics", editor.refresh());
    }
  }

  /** What is outside of the text may be other now: a folder that FROM names, a file. */
  @Test
  void aSavedTextIsCheckedAgain(@TempDir Path folder) throws IOException {
    String uri = folder.resolve("image.jdf").toUri().toString();
    try (Editor editor = Editor.start(Workbenches.real())) {
      TextDocumentIdentifier text = editor.open(uri, "FROM dir:root\nCMD [\"/x\"]\n");
      assertTrue(messages(editor, uri).contains("there is no directory"));
      Files.createDirectory(folder.resolve("root"));
      editor.server().getTextDocumentService().didSave(new DidSaveTextDocumentParams(text));
      assertFalse(messages(editor, uri).contains("there is no directory"));
    }
  }

  private static String messages(Editor editor, String uri) {
    return editor.findings(uri).getDiagnostics().stream()
        .map(finding -> finding.getMessage().getLeft())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void exitWithoutShutdownIsAFailure() throws IOException {
    Editor editor = Editor.start(Workbenches.real());
    assertEquals(1, editor.vanish());
  }

  private static List<String> codes(Editor editor) {
    return editor.findings(URI).getDiagnostics().stream()
        .map(finding -> finding.getCode().getLeft())
        .toList();
  }

  private static TextDocumentContentChangeEvent replaced(
      int line, int character, int endLine, int endCharacter, String text) {
    Range range = new Range(new Position(line, character), new Position(endLine, endCharacter));
    return new TextDocumentContentChangeEvent(range, text);
  }
}
