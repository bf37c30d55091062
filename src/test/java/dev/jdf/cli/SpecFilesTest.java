package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFilesTest {

  @TempDir
  Path folder;

  @Test
  void filesOfOneNameInTwoFoldersAreTwo() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.createDirectory(folder.resolve(name));
      Files.writeString(folder.resolve(name + "/image.jdf"), "FROM host\n");
    }
    List<String> both = List.of(folder + "/a/image.jdf", folder + "/b/image.jdf");
    assertEquals(both, SpecFiles.of(List.of(folder.toString())).files());
    assertEquals(both, SpecFiles.of(List.of(both.get(0), folder.toString())).files());
  }

  @Test
  void aLockedFolderSaysSo() {
    assertEquals(
        "locked: permission denied",
        SpecFiles.told(new AccessDeniedException("locked")).getMessage());
    IOException other = new IOException("Input/output error");
    assertEquals(other, SpecFiles.told(other));
  }
}
