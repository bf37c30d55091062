package dev.jdf.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jdf.lower.SpecText;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each {@code exposure/TOPIC/CASE.json} or {@code .jdf} is explained by the {@code .txt} beside. */
class ExposureFixturesTest {

  private static final Path CASES = Path.of("src/test/resources/exposure");
  private static final int WIDTH = 100;

  @TestFactory
  Stream<DynamicTest> explains() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(path -> DynamicTest.dynamicTest(
              CASES.relativize(path).toString(), path.toUri(), () -> check(path)));
    }
  }

  private static void check(Path path) throws IOException {
    String name = path.getFileName().toString();
    String base = name.substring(0, name.lastIndexOf('.'));
    if (name.endsWith(".txt")) {
      long cases = Stream.of(".json", ".jdf")
          .filter(end -> Files.exists(path.resolveSibling(base + end)))
          .count();
      assertEquals(1, cases, "belongs to no case, or to two");
      return;
    }
    SourceFile file = SourceFile.decode(name, Files.readAllBytes(path));
    ConfigDocument document = name.endsWith(".jdf") ? compiled(file) : read(file);
    String actual = new ExposureReport(name, document).text(WIDTH);
    Path expected = path.resolveSibling(base + ".txt");
    boolean same = Files.exists(expected) && Files.readString(expected).equals(actual);
    if (Boolean.getBoolean("golden.update") && !same) {
      Files.writeString(expected, actual);
      fail("rewrote " + expected);
    }
    assertEquals(Files.readString(expected), actual);
    assertTrue(
        actual.lines().allMatch(line -> line.codePointCount(0, line.length()) <= WIDTH), actual);
  }

  private static ConfigDocument compiled(SourceFile spec) {
    String config = ConfigWriter.write(SpecText.compile(spec).value().orElseThrow());
    return read(new SourceFile(spec.name() + ".json", config));
  }

  private static ConfigDocument read(SourceFile config) {
    return ConfigReader.read(config).value().orElseThrow();
  }
}
