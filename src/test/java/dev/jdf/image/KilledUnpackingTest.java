package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes that are killed while they unpack an image, or take one away. */
@Execution(ExecutionMode.CONCURRENT)
class KilledUnpackingTest {

  private static final int ROUNDS = 10;
  private static final int FILES = 2000;

  /** How long after the sign a process is killed at most, in milliseconds. */
  private static final int UNPACKING = 150;

  private static final int REMOVING = 20;
  private static final int MOST_SECONDS = 60;

  private static final List<String> UNPACK = List.of("dev.jdf.cli.JExec", "--dry-run", "image.jdf");
  private static final List<String> BUNDLE =
      List.of("dev.jdf.cli.JBuild", "image.jdf", "-o", "bundle/");
  private static final List<String> PRUNE =
      List.of("dev.jdf.cli.JBuild", "images", "prune", "--all");

  @TempDir
  static Path made;

  @TempDir
  Path folder;

  private final Random random = new Random(7);

  @BeforeAll
  static void make() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path directory = Files.createDirectories(made.resolve("files/d" + i % 50));
      Files.writeString(directory.resolve("f" + i), "file " + i);
    }
    SampleImage.make(made);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("image.jdf"), "FROM oci:%s:one\n".formatted(made.resolve("image")));
  }

  @Test
  void theStoreHasWholeTreesOnly() throws Exception {
    Path trees = folder.resolve("jdf/trees");
    int killed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      killed += kill(UNPACK, trees, ".*\\.part", UNPACKING) ? 1 : 0;
      for (Path tree : matching(trees, "sha256-[0-9a-f]+(-rootless)?")) {
        assertWhole(tree.resolve("rootfs"));
        SampleImage.run(folder, "rm", "-r", tree.toString());
      }
    }
    assertTrue(killed > ROUNDS / 3, "killed only " + killed);
    run(UNPACK);
    assertEquals(List.of(), matching(trees, ".*\\.part"));
    assertWhole(matching(trees, "sha256-[0-9a-f]+(-rootless)?").get(0).resolve("rootfs"));
  }

  @Test
  void aBundleHasAllFilesOrNone() throws Exception {
    Path bundle = folder.resolve("bundle");
    int killed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      killed += kill(BUNDLE, bundle, "\\.rootfs.*", UNPACKING) ? 1 : 0;
      if (Files.exists(bundle.resolve("rootfs"))) {
        assertWhole(bundle.resolve("rootfs"));
        SampleImage.run(folder, "rm", "-r", "bundle");
      }
    }
    assertTrue(killed > ROUNDS / 3, "killed only " + killed);
    run(BUNDLE);
    assertWhole(bundle.resolve("rootfs"));
    assertEquals(
        List.of(bundle.resolve("config.json"), bundle.resolve("rootfs")), matching(bundle, ".*"));
  }

  /** What is left of an image is none, and is gone on with. */
  @Test
  void halfAnImageIsTakenAwayByTheNext() throws Exception {
    Path trees = folder.resolve("jdf/trees");
    int killed = 0;
    for (int round = 0; round < ROUNDS / 3; round++) {
      run(UNPACK);
      killed += kill(PRUNE, trees, ".*\\.gone", REMOVING) ? 1 : 0;
      for (Path tree : matching(trees, "sha256-[0-9a-f]+(-rootless)?")) {
        assertWhole(tree.resolve("rootfs"));
      }
    }
    assertTrue(killed > 0, "all have come to their end");
    run(UNPACK);
    assertWhole(matching(trees, "sha256-[0-9a-f]+(-rootless)?").get(0).resolve("rootfs"));
    run(PRUNE);
    assertEquals(List.of(), matching(trees, ".*\\.(gone|part)|sha256-[0-9a-f]+(-rootless)?"));
    assertTrue(run(PRUNE).out().startsWith("nothing to take away"));
  }

  /** Kills a command at some moment after it made or changed a {@code sign} in {@code place}. */
  private boolean kill(List<String> command, Path place, String sign, int most) throws Exception {
    List<String> before = changes(place, sign);
    Process process = new ProcessBuilder(java(command))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
    while (process.isAlive() && before.containsAll(changes(place, sign))) {
      Thread.sleep(2);
    }
    if (process.waitFor(random.nextInt(most), TimeUnit.MILLISECONDS)) {
      assertEquals(0, process.exitValue(), Files.readString(folder.resolve("output")));
      return false;
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "hangs");
    return true;
  }

  private static List<String> changes(Path place, String names) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path each : matching(place, names)) {
      try {
        all.add(each + " " + Files.getLastModifiedTime(each));
      } catch (NoSuchFileException e) {
        all.add(each + " has gone");
      }
    }
    return all;
  }

  /** Both layers have all files. */
  private static void assertWhole(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      assertEquals(2 * FILES + 2, files.filter(Files::isRegularFile).count());
    }
  }

  private static List<Path> matching(Path place, String names) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(it -> it.getFileName().toString().matches(names))
          .sorted()
          .toList();
    }
  }

  private Result run(List<String> command) {
    return Command.run(folder, java(command)).ok();
  }

  private List<String> java(List<String> command) {
    List<String> words = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + folder));
    words.addAll(Java.command(
        System.getProperty("java.class.path"), command.get(0), "-XX:TieredStopAtLevel=1"));
    words.addAll(command.subList(1, command.size()));
    return words;
  }
}
