package dev.jdf.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {

  private static final Path GOOD = Path.of("src/test/resources/oci/good");

  @Test
  void writingWhatWasReadGivesTheSameText() throws IOException {
    for (String name : List.of("everything.json", "smallest.json", "empty-objects.json")) {
      String text = Files.readString(GOOD.resolve(name));
      assertEquals(text, ConfigWriter.write(read(text).config()));
    }
  }

  @Test
  void manyAnnotationsAreRead() {
    String annotations = IntStream.range(0, 100_000)
        .mapToObj(i -> "\"key" + i + "\":\"" + "v".repeat(80) + "\"")
        .collect(Collectors.joining(","));
    assertEquals(
        100_000,
        read(with("\"annotations\":{" + annotations + "}"))
            .config()
            .annotations()
            .size());
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals(List.of("JDF205"), codes("[".repeat(200_000)));
    assertEquals(List.of("JDF205"), codes("{\"a\":".repeat(200_000)));
  }

  @Test
  void deepNestingOfYamlIsRefused() {
    SourceFile file = new SourceFile("c.yaml", "[".repeat(20_000));
    assertEquals(List.of("JDF205"), codes(ConfigReader.read(file)));
  }

  @Test
  void aFileOverTheLimitIsRefused() {
    assertEquals(List.of("JDF204"), codes(" ".repeat(JsonReader.MAX_SIZE + 1)));
  }

  @Test
  void numbersOfAnyLengthAreRefusedAndNotComputed() {
    assertEquals(
        List.of("JDF212", "JDF211"),
        codes(with("\"process\":{\"cwd\":\"/\",\"user\":{\"uid\":1" + "0".repeat(1_000_000)
            + ",\"gid\":1e999999999}}")));
  }

  @Test
  void aMillionFindingsBecomeAHundred() {
    String nulls = "null,".repeat(1_000_000) + "null";
    assertEquals(100, codes(with("\"mounts\":[" + nulls + "]")).size());
  }

  @Test
  void anErrorIsFoundAfterManyWarnings() {
    String unknown =
        IntStream.range(0, 500).mapToObj(i -> "\"x" + i + "\":0").collect(Collectors.joining(","));
    assertTrue(codes(with(unknown + ",\"hostname\":5")).contains("JDF210"));
  }

  @Test
  void unsignedNumbersKeepTheirBits() {
    Config config = read(with("\"process\":{\"cwd\":\"/\",\"rlimits\":[{\"type\":\"RLIMIT_CORE\","
            + "\"soft\":9223372036854775808,\"hard\":18446744073709551615}]}"))
        .config();
    assertTrue(ConfigWriter.write(config).contains("\"hard\": 18446744073709551615"));
    assertTrue(ConfigWriter.write(config).contains("\"soft\": 9223372036854775808"));
  }

  @Test
  void yamlMeansWhatJsonMeans() throws IOException {
    Config config = read(Files.readString(GOOD.resolve("everything.json"))).config();
    SourceFile yaml = new SourceFile("config.yml", ConfigWriter.writeYaml(config));
    assertEquals(Optional.of(config), ConfigReader.read(yaml).value().map(ConfigDocument::config));
  }

  @Test
  void damagedTextNeverThrowsAndPlacesStayInTheText() throws IOException {
    Random random = new Random(20);
    Config config = read(Files.readString(GOOD.resolve("everything.json"))).config();
    for (int i = 0; i < 4000; i++) {
      boolean yaml = i % 2 == 0;
      String whole = yaml ? ConfigWriter.writeYaml(config) : ConfigWriter.write(config);
      SourceFile file = new SourceFile(yaml ? "c.yaml" : "c.json", damaged(whole, random));
      for (Diagnostic finding : ConfigReader.read(file).findings()) {
        assertTrue(finding.span().end() <= file.text().length(), finding.toString());
        assertFalse(finding.message().contains("Source:"), finding.message());
        assertFalse(finding.message().contains("\n"), finding.message());
      }
    }
  }

  private static String damaged(String text, Random random) {
    String[] pieces = {
      "", "\"", "\\", "{", "}", "[", "]", ",", ":", "\u0000", "\uD83D", "null", "- ", "\n  ", "'",
      "#", "&a ", "*a ", "!!x ", "? ", "| ", "%", "@", "\t", "1e5", "0x1", "---\n", "\uFEFF", "<<",
    };
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int start = random.nextInt(out.length());
      int end = Math.min(out.length(), start + random.nextInt(4));
      out.replace(start, end, pieces[random.nextInt(pieces.length)]);
    }
    return random.nextInt(4) == 0 ? out.substring(0, random.nextInt(out.length())) : out.toString();
  }

  @Test
  void pointersLeadToTheirPlaces() {
    String text = with("\"mounts\":[{\"destination\":\"/a\"}],\"annotations\":{\"a/b~\":\"c\"}");
    ConfigDocument document = read(text);
    assertEquals("\"/a\"", at(document, "/mounts/0/destination"));
    assertEquals("\"c\"", at(document, "/annotations/a~1b~0"));
  }

  @Test
  void anObjectIsShownByItsKeyOrItsBracket() {
    ConfigDocument document = read(with("\"mounts\":[{\"destination\":\"/a\"}]"));
    assertEquals("{", at(document, ""));
    assertEquals("mounts", at(document, "/mounts"));
    assertEquals("{", at(document, "/mounts/0"));
  }

  @Test
  void whatIsAbsentIsShownByWhatIsAroundIt() {
    ConfigDocument document = read(with("\"mounts\":[{\"destination\":\"/a\"}]"));
    assertEquals("mounts", at(document, "/mounts/7/options"));
    assertEquals("{", at(document, "/linux/seccomp"));
  }

  @Test
  void placesAfterCharactersBeyondTheBasicPlaneAreRight() {
    String yaml = "ociVersion: \"1.3.0\"\nhostname: \"😀😀\"\nroot: {path: r}\n";
    SourceFile file = new SourceFile("c.yaml", yaml);
    ConfigDocument document = ConfigReader.read(file).value().orElseThrow();
    assertEquals("\"😀😀\"", at(document, "/hostname"));
    assertEquals("r", at(document, "/root/path"));
  }

  private static String at(ConfigDocument document, String pointer) {
    Span span = document.locations().span(pointer);
    return document.file().text(span);
  }

  private static String with(String members) {
    return "{\"ociVersion\":\"1.3.0\",\"root\":{\"path\":\"r\"}," + members + "}";
  }

  private static ConfigDocument read(String text) {
    Checked<ConfigDocument> read = ConfigReader.read(new SourceFile("config.json", text));
    return read.value().orElseThrow(() -> new AssertionError(read.findings().toString()));
  }

  private static List<String> codes(String text) {
    return codes(ConfigReader.read(new SourceFile("config.json", text)));
  }

  private static List<String> codes(Checked<ConfigDocument> read) {
    return read.findings().stream().map(finding -> finding.code().id()).toList();
  }
}
