package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through folders end. */
class WalkTest {

  private static final CancelChecker NEVER = () -> {};
  private static final CancelChecker AT_ONCE = () -> {
    throw new CancellationException();
  };

  @TempDir
  Path folder;

  @Test
  void aWalkEndsWithItsTime() {
    assertTrue(new Walk(NEVER, Duration.ofHours(1)).goesOn());
    assertFalse(new Walk(NEVER, Duration.ZERO).goesOn());
    assertThrows(
        CancellationException.class, () -> new Walk(AT_ONCE, Duration.ofHours(1)).goesOn());
  }

  @Test
  void aSearchThroughFoldersEndsWithIt() throws IOException {
    Files.writeString(folder.resolve("a.jdf"), "FROM scratch AS a\n");
    WorkspaceFolder all = new WorkspaceFolder(folder.toUri().toString(), "all");
    SpecFolders specs = new SpecFolders();
    assertEquals(1, specs.in(all, new Walk(NEVER, Duration.ofHours(1))).size());
    assertEquals(List.of(), specs.in(all, new Walk(NEVER, Duration.ZERO)));
  }

  @Test
  void aListOfAFolderEndsWithIt() throws IOException {
    Files.createFile(folder.resolve("a"));
    Files.createFile(folder.resolve("b"));
    assertEquals(2, new FolderLists(NEVER).in(folder, "", entry -> true).size());
    assertThrows(
        CancellationException.class, () -> new FolderLists(AT_ONCE).in(folder, "", entry -> true));
  }
}
