package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.container.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kept folder says of itself, and folders that say something else. */
class KeptBaseTest {

  private static final KeptBase ONE = new KeptBase("image sha256:" + "1".repeat(64));
  private static final KeptBase TWO = new KeptBase("image sha256:" + "2".repeat(64));

  @TempDir
  Path above;

  private Path folder = Path.of("");

  @BeforeEach
  void name() {
    folder = above.resolve("kept");
  }

  @Test
  void theFirstRunDecides() throws IOException {
    ONE.check(folder);
    assertFalse(Files.exists(folder));
    ONE.claim(folder);
    ONE.claim(folder);
    ONE.check(folder);
    for (KeptBase other : List.of(TWO, new KeptBase("scratch"))) {
      IOException refused = assertThrows(IOException.class, () -> other.claim(folder));
      assertEquals(
          "what is kept in " + folder + " stands on the " + ONE.text() + ", and this run on the "
              + other.text() + ": name another folder for it",
          refused.getMessage());
      assertThrows(IOException.class, () -> other.check(folder));
    }
    assertEquals(List.of("base"), names());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  /** The launcher refuses it; nothing is written where others could put something else. */
  @Test
  void whatOthersMayEnterIsLeftAlone() throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    ONE.claim(folder);
    assertEquals(List.of(), names());
    Path link = Files.createSymbolicLink(above.resolve("link"), folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    ONE.claim(link);
    assertEquals(List.of(), names());
    ONE.claim(above.resolve("no/folder"));
    assertFalse(Files.exists(above.resolve("no")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir base",
        "ln -s /etc/hostname base",
        "ln -s missing base",
        "mkfifo base",
        ": >base",
        "printf 'image sha256:xyz' >base",
        "printf 'directory /a\\033[2J' >base",
        "printf 'scratch\\nscratch' >base",
        "head -c 99999 /dev/zero >base",
        "truncate -s 1T base"
      })
  void whatWeHaveNotWrittenIsRefused(String command) throws IOException {
    KeptWrites.makePrivate(folder);
    Command.run(folder, List.of("sh", "-c", command)).ok();
    IOException refused = assertThrows(IOException.class, () -> ONE.claim(folder));
    assertTrue(
        refused.toString().contains(folder + "/base does not say on which root"),
        refused::toString);
    assertTrue(Files.exists(folder.resolve("base"), LinkOption.NOFOLLOW_LINKS));
    assertEquals(List.of("base"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }
}
