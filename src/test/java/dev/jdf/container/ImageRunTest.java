package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that start from an image, run by jexec from the store's copy of it. */
class ImageRunTest {

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() throws IOException {
    BusyboxImage.make(folder);
  }

  @Test
  void theImageSaysWhatRunsAndAsWhom() throws IOException {
    Result result = run("FROM oci:image:1\n");
    assertEquals(
        "uid=7(app) gid=8(app) groups=8(app),9(more)\n/etc\nfrom the image /app\n", result.out());
    assertEquals(0, result.exit(), result.err());
  }

  @Test
  void whatIsWrittenIsGoneAndTheStoreAsItWas() throws IOException {
    String spec =
        "FROM oci:image:1\nUSER root\nCMD [\"-c\", \"touch /new && ls / | grep -c new\"]\n";
    Result result = run(spec);
    assertEquals("1\n", result.out(), result.err());
    try (Stream<Path> trees = Files.list(folder.resolve("data/jdf/trees"))) {
      for (Path tree : trees.filter(Files::isDirectory).toList()) {
        assertEquals(
            List.of("bin", "etc"), names(tree.resolve("rootfs")), "the store was written to");
      }
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private static Result run(String spec) throws IOException {
    Files.writeString(folder.resolve("image.jdf"), spec);
    List<String> command = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + folder + "/data"));
    command.addAll(Jexec.asRoot().with("image.jdf"));
    return Command.run(folder, command);
  }
}
