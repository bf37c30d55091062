package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.oci.OciSchema;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each {@code compile/TOPIC/CASE.jdf} gives the {@code .json} or the {@code .err} beside it. */
class CompileFixturesTest {

  private static final Path CASES = Path.of("src/test/resources/compile");

  /** What specs name. */
  private static final Path NAMED = CASES.resolve("files");

  @TestFactory
  Stream<DynamicTest> compile() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(path -> Files.isRegularFile(path) && !path.startsWith(NAMED))
          .sorted()
          .toList()
          .stream()
          .map(path -> DynamicTest.dynamicTest(
              CASES.relativize(path).toString(), path.toUri(), () -> check(path)));
    }
  }

  private static void check(Path path) throws IOException {
    if (!path.toString().endsWith(".jdf")) {
      assertEquals(true, Files.exists(sibling(path, ".jdf")), "belongs to no spec");
      return;
    }
    SourceFile file = SourceFile.decode(path.getFileName().toString(), Files.readAllBytes(path));
    Checked<Config> result = SpecText.compile(file);
    boolean good = result.value().isPresent();
    String actual = good
        ? ConfigWriter.write(result.value().orElseThrow())
        : result.findings().stream()
            .map(finding -> Renderer.render(file, finding, false, 0))
            .collect(Collectors.joining("\n"));
    if (good) {
      assertEquals(List.of(), OciSchema.validate(actual));
      assertEquals(result, SpecText.compile(file), "the same spec gives another configuration");
    }
    Path expected = sibling(path, good ? ".json" : ".err");
    Path other = sibling(path, good ? ".err" : ".json");
    if (Boolean.getBoolean("golden.update") && !same(expected, actual)) {
      Files.writeString(expected, actual);
      Files.deleteIfExists(other);
      fail("rewrote " + expected);
    }
    assertFalse(Files.exists(other), () -> other + " is of an earlier result");
    assertEquals(Files.readString(expected), actual);
  }

  private static boolean same(Path expected, String actual) throws IOException {
    return Files.exists(expected) && Files.readString(expected).equals(actual);
  }

  private static Path sibling(Path path, String extension) {
    String name = path.getFileName().toString();
    return path.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
  }
}
