package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Settings that are right are read, and wrong ones say where and what instead; the schema agrees. */
class SettingsReaderTest {

  private static final Path ROOT = Path.of("src/test/resources/settings");
  private static final Path SCHEMA_FILE = Path.of("docs/jbuild.schema.json");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> goodOnesAreRead() throws IOException {
    return files("good").stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> {
          assertEquals(List.of(), read(file).findings());
          assertEquals(List.of(), violations(file));
        }));
  }

  @TestFactory
  Stream<DynamicTest> badOnesAreExplained() throws IOException {
    return files("bad").stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> explained(file)));
  }

  /** The example of the page has every key, every topic of a policy, and is right. */
  @Test
  void theExampleOfThePageIsComplete() throws IOException {
    String page = Files.readString(Path.of("docs/check.md"));
    String text = page.split("```yaml\n", -1)[1].split("```", -1)[0];
    SourceFile file = new SourceFile(".jbuild.yaml", text);
    Checked<Settings> read = SettingsReader.read(file);
    assertEquals(List.of(), read.findings());
    assertEquals(
        List.of(Policy.Topic.values()),
        read.value().orElseThrow().policy().limits().stream()
            .map(Policy.Limit::topic)
            .toList());
    String json = JsonWriter.compact(JsonReader.readYaml(file).value().orElseThrow());
    assertEquals(List.of(), schema().validate(json, InputFormat.JSON));
    ObjectMapper mapper = new ObjectMapper();
    assertEquals(
        keys(mapper.readTree(SCHEMA_FILE.toFile()).get("properties")), keys(mapper.readTree(json)));
    for (Rule rule : Rules.ALL) {
      assertEquals(
          !rule.canBeIgnored(),
          page.split("No comment silences", -1)[1].contains(rule.id()),
          rule.id());
    }
  }

  @Test
  void offIsALevelAndNotFalse() throws IOException {
    Settings settings = read(ROOT.resolve("good/off.yaml")).value().orElseThrow();
    assertEquals(Level.OFF, settings.level(new HostNetwork()));
  }

  @Test
  void whatSaysNothingIsTheDefault() {
    for (String text : List.of("", "\n", "# severity:\n#   HostNetwork: off\n", "---\n", "~\n")) {
      Checked<Settings> read = SettingsReader.read(new SourceFile(".jbuild.yaml", text));
      assertEquals(Checked.ok(Settings.DEFAULT), read, text);
    }
  }

  @Test
  void namesNeedNoQuotesAndNoKey() throws IOException {
    Settings settings = read(ROOT.resolve("good/brief.yaml")).value().orElseThrow();
    assertEquals(
        List.of(
            new Settings.Ignore("MissingCpuLimit", List.of()),
            new Settings.Ignore("LastUserRoot", List.of("a.jdf"))),
        settings.ignores());
    assertEquals(List.of("1000", "root"), settings.policy().limits().get(0).allowed());
  }

  @Test
  void theSchemaKnowsEveryKey() throws IOException {
    JsonNode properties = new ObjectMapper().readTree(SCHEMA_FILE.toFile()).get("properties");
    assertEquals(
        Rules.ALL.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new)),
        keys(properties.get("severity").get("properties")));
    assertEquals(
        Stream.of(Policy.Topic.values())
            .map(Policy.Topic::key)
            .collect(Collectors.toCollection(TreeSet::new)),
        keys(properties.get("policy").get("properties")));
    SourceFile none = new SourceFile(".jbuild.yaml", "nothing-like-it: 1\n");
    assertTrue(SettingsReader.read(none).value().isEmpty());
    for (String key : keys(properties)) {
      SourceFile file = new SourceFile(".jbuild.yaml", key + ": 1\n");
      assertTrue(
          SettingsReader.read(file).findings().stream()
              .noneMatch(finding -> finding.message().contains("unknown")),
          key);
    }
  }

  private static void explained(Path file) throws IOException {
    Checked<Settings> read = read(file);
    assertTrue(read.value().isEmpty());
    SourceFile source = source(file);
    String found = read.findings().stream()
        .map(finding -> Renderer.render(source, finding, false, 100))
        .collect(Collectors.joining("\n"));
    Path expected = Path.of(file + ".err");
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(found)) {
      Files.writeString(expected, found);
      fail("wrote " + expected);
    }
    assertEquals(before, found);
    assertNotEquals(List.of(), violations(file));
  }

  private static Checked<Settings> read(Path file) throws IOException {
    return SettingsReader.read(source(file));
  }

  private static SourceFile source(Path file) throws IOException {
    return new SourceFile(file.getFileName().toString(), Files.readString(file));
  }

  /** As JSON: not every reader of YAML takes off as a word. */
  private static List<?> violations(Path file) throws IOException {
    Json json = JsonReader.readYaml(source(file)).value().orElseThrow();
    return schema().validate(JsonWriter.compact(json), InputFormat.JSON);
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA_FILE));
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
