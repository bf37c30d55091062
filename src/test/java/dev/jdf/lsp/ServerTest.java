package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
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
  private static final Range START = new Range(new Position(0, 0), new Position(0, 0));

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

  /** The editor closes and opens a text again while the server is busy with another one. */
  @Test
  void aTextThatIsClosedAndOpenedAgainKeepsItsFindings() throws IOException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Editor editor = Editor.start(slow(begun, go))) {
      editor.open("file:///nowhere/other.jdf", "FROM scratch\n");
      await(begun);
      editor.open(URI, "RUNN x\n");
      editor.close(URI);
      editor.open(URI, "RUNN x\n");
      editor.answered();
      go.countDown();
      editor.findings(URI);
      editor.open("file:///nowhere/last.jdf", "FROM scratch\n");
      editor.findings("file:///nowhere/last.jdf");
      assertFalse(editor.lastFindings(URI).isEmpty());
    }
  }

  /** Says that it has begun to check a text, and waits until it may go on. */
  private static Workbench slow(CountDownLatch begun, CountDownLatch go) {
    Workbench real = Workbenches.real();
    return (Workbench) Proxy.newProxyInstance(
        Workbench.class.getClassLoader(),
        new Class<?>[] {Workbench.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("check")) {
            begun.countDown();
            await(go);
          }
          return method.invoke(real, arguments);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void twoProjectsHaveTheirOwnSettings(@TempDir Path folder) throws IOException {
    String text = "FROM scratch AS Base\nCMD [\"/x\"]\n";
    try (Editor editor = Editor.start(Workbenches.real())) {
      for (String level : List.of("off", "error")) {
        Path project = Files.createDirectory(folder.resolve(level));
        Files.writeString(
            project.resolve(".jbuild.yaml"), "severity:\n  StageNameCasing: " + level + "\n");
        String uri = project.resolve("image.jdf").toUri().toString();
        editor.open(uri, text);
        List<String> codes = editor.findings(uri).getDiagnostics().stream()
            .filter(it -> it.getSeverity() == DiagnosticSeverity.Error)
            .map(it -> it.getCode().getLeft())
            .toList();
        assertEquals(level.equals("error"), codes.contains("StageNameCasing"), level);
      }
    }
  }

  @Test
  void anEditorThatAnnouncesNothingIsAskedForNothing() throws IOException {
    try (Editor editor = Editor.bare(Workbenches.real())) {
      editor
          .server()
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new Object()));
      editor.open(URI, "FROM scratch AS a\nFROM scratch AS a\nMAINTAINER me\nUSER 1\nUSER 2\n");
      for (Diagnostic finding : editor.findings(URI).getDiagnostics()) {
        assertNull(finding.getRelatedInformation());
        assertNull(finding.getTags());
      }
      CodeLens lens = new CodeLens(START, null, data(URI, 1));
      assertEquals("", resolved(editor, lens).getCommand().getCommand());
      assertFalse(editor.wasAskedToRefresh());
    }
  }

  @Test
  void aLensOfATextThatIsGoneSaysNothing() throws IOException {
    try (Editor editor = Editor.asking(Workbenches.real())) {
      editor.open(URI, "FROM scratch\nCMD [\"/x\"]\n");
      assertEquals(
          "jdf.explain",
          resolved(editor, new CodeLens(START, null, data(URI, 0))).getCommand().getCommand());
      assertNull(resolved(editor, new CodeLens(START, null, data(URI, 1))).getCommand());
      assertNull(resolved(editor, new CodeLens(START, null, data(URI, -1))).getCommand());
      assertNull(
          resolved(editor, new CodeLens(START, null, data("file:///b.jdf", 0))).getCommand());
    }
  }

  private static CodeLens resolved(Editor editor, CodeLens lens) {
    return Editor.await(editor.server().getTextDocumentService().resolveCodeLens(lens));
  }

  private static JsonArray data(String uri, int stage) {
    JsonArray data = new JsonArray();
    data.add(uri);
    data.add(stage);
    return data;
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
      assertEquals("inlay hints", editor.refresh());
      assertEquals("code lenses", editor.refresh());
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

  /** As Emacs and older Neovims do it: what is typed next is told of the new name. */
  @Test
  void aTextThatIsSavedUnderAnotherNameIsServedOn() throws IOException {
    String other = "file:///nowhere/other.jdf";
    String text = "FROM scratch\nCMD [\"/x\"]\n";
    try (Editor editor = Editor.start(Workbenches.real())) {
      editor.open(URI, text);
      editor
          .server()
          .getTextDocumentService()
          .didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(other), text));
      editor.change(other, replaced(1, 0, 1, 0, "CAP_ADD NET_ADMN\n"));
      assertTrue(messages(editor, other).contains("NET_ADMN"));
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
