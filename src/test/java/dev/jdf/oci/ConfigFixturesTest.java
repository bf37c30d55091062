package dev.jdf.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each configuration below {@code oci/} has its findings beside it, or is one without any. */
class ConfigFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/oci");
  private static final int WIDTH = 100;
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files().stream()
        .filter(file -> !file.toString().endsWith(".err"))
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyResultHasItsInput() throws IOException {
    return files().stream()
        .filter(file -> file.toString().endsWith(".err"))
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(withoutEnding(file)), "no input for " + file)));
  }

  private static void check(Path input) throws IOException {
    SourceFile file = SourceFile.decode(input.getFileName().toString(), Files.readAllBytes(input));
    Checked<ConfigDocument> read = ConfigReader.read(file);
    Path expected = Path.of(input + ".err");
    String findings = read.findings().stream()
        .map(finding -> Renderer.render(file, finding, false, WIDTH))
        .collect(Collectors.joining("\n"));
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(findings)) {
      Files.writeString(expected, findings);
      fail("wrote " + expected);
    }
    assertEquals(before, findings);
    read.value().ifPresent(document -> checkRoundTrip(document.config()));
  }

  private static void checkRoundTrip(Config config) {
    String json = ConfigWriter.write(config);
    assertEquals(config, parsed(ConfigReader.read(new SourceFile("c.json", json))));
    String yaml = ConfigWriter.writeYaml(config);
    assertEquals(config, parsed(ConfigReader.readYaml(new SourceFile("c", yaml))));
    assertEquals(List.of(), OciSchema.validate(json));
  }

  private static Config parsed(Checked<ConfigDocument> read) {
    return read.value()
        .orElseThrow(() -> new AssertionError("refused: " + read.findings()))
        .config();
  }

  private static Path withoutEnding(Path result) {
    return Path.of(result.toString().replaceAll("\\.err$", ""));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
