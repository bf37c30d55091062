package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Freed;
import dev.jdf.store.Store;
import dev.jdf.store.StoreUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who removes images leaves those that a run stands on, from the moment that they are there. */
class HeldTreeTest {

  /** What a pipe holds, pipe(7): whoever writes more to one that is full waits. */
  private static final int FULL = 1 << 16;

  @TempDir
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    BusyboxImage.make(folder);
    Files.writeString(
        folder.resolve("image.jdf"),
        "FROM oci:./image:1\nUSER root\nCMD [\"-c\", \"cat /etc/group\"]\n");
  }

  /** It is stopped where it has to say something and nobody listens. */
  @Test
  void itIsHeldBeforeThereIsALauncher() throws Exception {
    Process run = start("--keep", "image.jdf");
    Path kept = folder.resolve("state/jdf/kept/image-1");
    while (run.isAlive() && !Files.exists(kept)) {
      Thread.sleep(20);
    }
    assertTrue(run.isAlive());
    Freed freed = removeAll();
    assertEquals(1, freed.busy());
    assertEquals(0, freed.count().trees());
    Files.createFile(folder.resolve("listen"));
    assertEquals(0, run.waitFor(), () -> read("err"));
    assertTrue(read("out").startsWith("root:x:0:"), () -> read("out"));
    assertEquals(1, removeAll().count().trees());
  }

  /** The launcher's own descriptor of it is one, and the container's is none. */
  @Test
  void theContainerHasNoDescriptorOfIt() throws Exception {
    Files.writeString(
        folder.resolve("image.jdf"),
        "FROM oci:./image:1\nUSER root\nCMD [\"-c\", \"ls /proc/self/fd; ls -l /proc/1/fd\"]\n");
    Result result = Command.run(folder, jexec("image.jdf")).ok();
    assertFalse(result.out().contains("trees"), result.out());
    assertFalse(result.out().contains("image"), result.out());
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        "sh",
        "-c",
        "mkfifo err.pipe; exec 3<>err.pipe; head -c " + FULL + " /dev/zero >&3;"
            + " (while ! [ -e listen ]; do sleep 0.05; done; exec cat <&3 >err) &"
            + " listener=$!; \"$@\" 2>&3 3>&- >out; code=$?; kill $listener; exit $code",
        "sh"));
    command.addAll(jexec(words));
    return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
  }

  private List<String> jexec(String... words) {
    List<String> all = new ArrayList<>(List.of(
        "env",
        "XDG_DATA_HOME=" + folder.resolve("data"),
        "XDG_STATE_HOME=" + folder.resolve("state")));
    all.addAll(Jexec.asRoot().with(words));
    return all;
  }

  private Freed removeAll() throws IOException {
    return Store.open(folder.resolve("data/jdf")).sweep(all -> all, StoreUse.Waiting.PATIENT);
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
