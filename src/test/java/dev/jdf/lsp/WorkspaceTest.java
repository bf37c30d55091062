package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about all files of the folders that an editor has open. */
class WorkspaceTest {

  @TempDir
  Path one;

  @TempDir
  Path two;

  private static WorkspaceFolder folder(Path path) {
    return new WorkspaceFolder(path.toUri().toString(), path.getFileName().toString());
  }

  private static void change(
      Editor editor, List<WorkspaceFolder> more, List<WorkspaceFolder> less) {
    editor
        .server()
        .getWorkspaceService()
        .didChangeWorkspaceFolders(
            new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(more, less)));
  }

  private static List<String> found(Editor editor, String query) {
    return Editor.await(
            editor.server().getWorkspaceService().symbol(new WorkspaceSymbolParams(query)))
        .getRight()
        .stream()
        .map(it -> it.getContainerName() + " " + it.getName() + " "
            + it.getLocation().getLeft().getRange().getStart().getLine())
        .sorted()
        .toList();
  }

  @Test
  void dockerfilesAreKnownByTheNamesThatPeopleGiveThem() {
    for (String name : List.of(
        "image.jdf",
        "Dockerfile",
        "dockerfile",
        "Containerfile",
        "Dockerfile.dev",
        "Containerfile.dev",
        "web.Dockerfile",
        "web.dockerfile",
        "web.Containerfile")) {
      assertTrue(SpecFolders.isSpec(name), name);
    }
    for (String name : List.of("Dockerfiles", "MyDockerfile", "jdf", "a.jdf.md", ".dockerfile2")) {
      assertFalse(SpecFolders.isSpec(name), name);
    }
  }

  @Test
  void stagesAndVariablesOfAllFoldersAreFound() throws IOException {
    Files.writeString(one.resolve("a.jdf"), "ARG VERSION\nFROM scratch AS base\nENV VERBOSE=1\n");
    Files.createDirectories(two.resolve("sub/.hidden"));
    Files.createDirectories(two.resolve("node_modules"));
    Files.writeString(two.resolve("sub/Dockerfile"), "FROM scratch AS over\n");
    Files.writeString(two.resolve("sub/.hidden/b.jdf"), "FROM scratch AS verborgen\n");
    Files.writeString(two.resolve("node_modules/c.jdf"), "FROM scratch AS verpackt\n");
    Files.createSymbolicLink(two.resolve("sub/loop"), two);
    try (Editor editor = Editor.start(Workbenches.real())) {
      change(editor, List.of(folder(one), folder(two)), List.of());
      assertEquals(
          List.of("Dockerfile over 0", "a.jdf VERBOSE 2", "a.jdf VERSION 0"), found(editor, "ver"));
      assertEquals(List.of("a.jdf VERSION 0"), found(editor, "vrsn"));
      change(
          editor, List.of(), List.of(new WorkspaceFolder(two.toUri().toString(), "another name")));
      assertEquals(List.of("a.jdf VERBOSE 2", "a.jdf VERSION 0"), found(editor, "ver"));
    }
  }

  @Test
  void theFolderOfACarelesslyWrittenAddressIsKept() {
    for (String uri : List.of("file:///a/b c.jdf", "FILE:///a/b%20c.jdf", "File:///a/{b} c.jdf")) {
      assertEquals(Path.of("/a"), new Document(uri, 1, "").folder(), uri);
    }
    assertEquals("/a/b c.jdf", new Document("FILE:///a/b c.jdf", 1, "").source().name());
    assertEquals("untitled:x y", new Document("untitled:x y", 1, "").source().name());
  }

  /** Names of settings look like instructions, and are none. */
  @Test
  void settingsAreNoSpec() throws Exception {
    String uri = one.resolve(".jbuild.yaml").toUri().toString();
    try (Editor editor = Editor.asking(Workbenches.real())) {
      editor.open(uri, "severity:\n  StageNameCasng: off\n");
      Range range = new Range(new Position(1, 4), new Position(1, 4));
      for (String request : Requests.names()) {
        String answer = Editor.await(Requests.json(request, editor, uri, range));
        boolean speaks = request.equals("diagnostic") || request.equals("codeAction");
        assertEquals(speaks, answer.contains("StageNameCasing"), request + answer);
        assertTrue(speaks || !answer.contains("range"), request + answer);
      }
    }
  }

  @Test
  void anOpenTextCountsAsItIsTyped() throws IOException {
    Path file = one.resolve("a.jdf");
    Files.writeString(file, "FROM scratch AS old\n");
    try (Editor editor = Editor.start(Workbenches.real())) {
      change(editor, List.of(folder(one)), List.of());
      editor.open(file.toUri().toString(), "FROM scratch AS young\n");
      assertEquals(List.of("a.jdf young 0"), found(editor, ""));
    }
  }

  @Test
  void filesThatChangeAreReadAgain() throws IOException {
    Path file = one.resolve("a.jdf");
    Files.writeString(file, "FROM scratch AS old\n");
    try (Editor editor = Editor.start(Workbenches.real())) {
      change(editor, List.of(folder(one), folder(Path.of("/nowhere"))), List.of());
      assertEquals(List.of("a.jdf old 0"), found(editor, ""));
      Files.writeString(file, "FROM scratch AS younger\n");
      assertEquals(List.of("a.jdf younger 0"), found(editor, ""));
    }
  }

  @Test
  void findingsFollowSettingsThatChangeOnDisk() throws IOException {
    Path settings = one.resolve(".jbuild.yaml");
    String uri = one.resolve("a.jdf").toUri().toString();
    Files.writeString(settings, "severity:\n  StageNameCasing: off\n");
    try (Editor editor = Editor.start(Workbenches.real())) {
      assertEquals(List.of("**/.jbuild.yaml"), editor.watched());
      editor.open(uri, "FROM scratch AS Base\nCMD [\"/x\"]\n");
      assertFalse(codes(editor, uri).contains("StageNameCasing"));
      Files.writeString(settings, "severity:\n  StageNameCasing: error\n");
      editor
          .server()
          .getWorkspaceService()
          .didChangeWatchedFiles(new DidChangeWatchedFilesParams(
              List.of(new FileEvent(settings.toUri().toString(), FileChangeType.Changed))));
      assertTrue(codes(editor, uri).contains("StageNameCasing"));
    }
  }

  /** Settings that nobody has saved yet, and a file that is not there yet. */
  @Test
  void specsAreCheckedByTheSettingsThatAreShown() throws IOException {
    String settings = one.resolve(".jbuild.yaml").toUri().toString();
    String uri = one.resolve("a.jdf").toUri().toString();
    try (Editor editor = Editor.start(Workbenches.real())) {
      editor.open(uri, "FROM scratch AS Base\nCMD [\"/x\"]\n");
      assertTrue(codes(editor, uri).contains("StageNameCasing"));
      editor.open(settings, "severity:\n  StageNameCasing: off\n");
      assertFalse(codes(editor, uri).contains("StageNameCasing"));
      editor.change(
          settings, new TextDocumentContentChangeEvent("severity:\n  StageNameCasing: of\n"));
      assertFalse(codes(editor, uri).contains("StageNameCasing"), "wrong while it is typed");
      editor.close(settings);
      assertTrue(codes(editor, uri).contains("StageNameCasing"));
    }
  }

  @Test
  void settingsThatAreShownAreAskedForAgain() throws IOException {
    String settings = one.resolve(".jbuild.yaml").toUri().toString();
    try (Editor editor = Editor.asking(Workbenches.real())) {
      TextDocumentIdentifier text =
          editor.open(one.resolve("a.jdf").toUri().toString(), "FROM scratch AS Base\n");
      assertTrue(asked(editor, text).contains("StageNameCasing"));
      editor.open(settings, "severity:\n  StageNameCasing: off\n");
      assertEquals("diagnostics", editor.refresh());
      assertFalse(asked(editor, text).contains("StageNameCasing"));
      assertFalse(editor.wasAskedToRefresh());
    }
  }

  private static String asked(Editor editor, TextDocumentIdentifier text) {
    return Editor.await(
            editor.server().getTextDocumentService().diagnostic(new DocumentDiagnosticParams(text)))
        .toString();
  }

  private static List<String> codes(Editor editor, String uri) {
    return editor.findings(uri).getDiagnostics().stream()
        .map(finding -> finding.getCode().getLeft())
        .toList();
  }
}
