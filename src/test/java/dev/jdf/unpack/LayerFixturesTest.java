package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.container.Command;
import dev.jdf.posix.Directory;
import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each {@code .tar} below {@code unpack/} tells the layers of an image, and becomes the tree or the error
 * beside it. {@code OUT} is a directory outside of the tree: it stays as it is, whatever happens.
 */
class LayerFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/unpack");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final Limits LIMITS = new Limits(1 << 20, 30, 250, 1 << 16);

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files(".tar").stream()
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyResultHasItsLayers() throws IOException {
    return files(".out").stream()
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(beside(file, ".tar")))));
  }

  private void check(Path file) throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    assumeTrue(Command.exists("getfattr"), "needs getfattr");
    Path place = Files.createTempDirectory(folder, "case");
    Path outside = Files.createDirectories(place.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "untouched\n");
    String before = TreeListing.of(outside);
    String actual = unpack(Files.readString(file), place)
        .replace(outside.toString(), "OUT")
        .replaceAll("layer [0-9a-f]{12}", "layer");
    assertEquals(before, TreeListing.of(outside), "a file outside of the tree was changed");
    Path expected = beside(file, ".out");
    String golden = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !golden.equals(actual)) {
      Files.writeString(expected, actual);
      fail("wrote " + expected);
    }
    assertEquals(golden, actual);
  }

  private static String unpack(String text, Path place) throws IOException {
    Ownership ownership = text.contains("# rootless\n") ? Ownership.FLATTENED : Ownership.KEPT;
    TestLayers layers = new TestLayers(place);
    for (String layer : text.replace("OUT", place + "/outside").split("(?m)^---\n", -1)) {
      TestTar tar = new TestTar();
      layer.lines().filter(line -> !line.startsWith("#")).forEach(tar::add);
      layers.add(tar.bytes());
    }
    Path root = Files.createDirectory(place.resolve("root"));
    try (Directory directory = Directory.open(root)) {
      LeftOut leftOut = new Unpacking(LIMITS, ownership, Telling.NOBODY)
          .unpack(layers.image(), directory)
          .leftOut();
      String told = leftOut.told().isEmpty() ? "" : "left out: " + leftOut.told() + "\n";
      return TreeListing.of(root) + told;
    } catch (Refusal refusal) {
      return refusal.at(Span.at(0)).code().id() + ": " + refusal.getMessage() + "\n";
    }
  }

  private static Path beside(Path file, String ending) {
    return Path.of(file.toString().replaceAll("\\.[a-z]+$", ending));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
