package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.jdf.check.Rule;
import dev.jdf.cli.Examples.Outcome;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Code;
import dev.jdf.explain.Example;
import dev.jdf.explain.InstructionPage;
import dev.jdf.explain.Page;
import dev.jdf.explain.Topic;
import dev.jdf.explain.Topics;
import dev.jdf.linux.Capability;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.syntax.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be explained is, and the pages say what is so. */
class ExplainPagesTest {

  private static final Path PAGES = Path.of("src/main/resources/dev/jdf/explain");

  /** Findings of another machine than the usual one of plans. */
  private static final Map<String, String> MACHINES = Map.ofEntries(
      Map.entry("JDF302", "old-kernel"),
      Map.entry("JDF319", "rootless"),
      Map.entry("JDF321", "caller"));

  /** Findings that no example can show in a test, and why. */
  private static final Map<String, String> NOT_SHOWN = Map.ofEntries(
      Map.entry("JDF641", "it takes a registry: RegistryTest"),
      Map.entry("JDF642", "it takes a registry: RegistryTest"),
      Map.entry("JDF643", "it takes a registry that is broken"),
      Map.entry("JDF644", "it takes a registry: RegistryTest"),
      Map.entry("JDF682", "it takes a registry: LockTest"),
      Map.entry("JDF684", "it takes an image: LockTest"),
      Map.entry("JDF685", "it takes a registry: LockTest"),
      Map.entry("JDF219", "it takes settings of the user: RegistryFaultsTest"),
      Map.entry("JDF645", "it takes settings of the user: RegistryFaultsTest"),
      Map.entry("JDF646", "it takes settings of the user: RegistryFaultsTest"),
      Map.entry("JDF621", "needs a full disk"),
      Map.entry("JDF628", "it takes a process that pulls: ImagesRemovalTest"),
      Map.entry("JDF506", "it takes an image: ImageBundleTest"),
      Map.entry("JDF507", "it takes an image: ImageBundleTest"),
      Map.entry("JDF660", "it takes an image of some size: LayerFixturesTest"),
      Map.entry("JDF661", "it takes an image of some size: LayerFixturesTest"),
      Map.entry("JDF662", "it takes an image of some size: LayerFixturesTest"),
      Map.entry("JDF663", "it takes an image of some size: LayerFixturesTest"),
      Map.entry("JDF664", "needs a disk that does not take the file"),
      Map.entry("JDF665", "root is refused nothing"),
      Map.entry("JDF204", "the commands refuse such a file sooner, as JDF503"),
      Map.entry("JDF590", "it is about settings, which are no spec"),
      Map.entry("JDF591", "it takes a file of a thousand stages"),
      Map.entry("JDF592", "it takes ten thousand findings: CheckFormatsTest"),
      Map.entry("JDF502", "root may read every file"),
      Map.entry("JDF604", "root may read every directory"));

  @TempDir
  Path folder;

  @Test
  void everyCodeOfTheProgramIsListed() {
    Set<String> enums = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.jdf")
            .stream()
            .filter(type -> type.isAssignableTo(Code.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed = Codes.all().stream()
        .map(code -> code.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(enums, listed);
  }

  @Test
  void codesAreUnique() {
    List<String> ids = Codes.all().stream().map(Code::id).toList();
    assertEquals(new TreeSet<>(ids).size(), ids.size(), () -> "twice in " + ids);
  }

  @Test
  void everyFindingHasAPageAndEveryPageAFinding() throws IOException {
    Set<String> pages = pages("");
    pages.remove("language");
    assertEquals(sorted(Codes.all().stream().map(Code::id).toList()), pages);
  }

  @Test
  void everyInstructionHasAPageAndEveryPageAnInstruction() throws IOException {
    assertEquals(sorted(Keywords.names()), pages("instruction"));
  }

  @Test
  void everyCapabilityHasAPageAndEveryPageACapability() throws IOException {
    assertEquals(
        sorted(Capability.all().stream().map(Capability::name).toList()), pages("capability"));
  }

  @TestFactory
  Stream<DynamicTest> pagesHaveTheTitleOfTheirTopic() {
    Topics topics = Topics.of(Codes.all());
    return Stream.of(
            topics.instructions(), topics.capabilities(), topics.findings(), topics.rules())
        .flatMap(List::stream)
        .map(topic -> dynamicTest(topic.name(), () -> checkTitle(topic)));
  }

  private static void checkTitle(Topic topic) {
    Page page = Page.parse(topic.markdown());
    assertEquals(topic.name() + ": " + topic.title(), page.name() + ": " + page.title());
    assertFalse(topic.title().isBlank());
  }

  @TestFactory
  Stream<DynamicTest> aFindingsPageHasItsSections() {
    return Codes.all().stream()
        .map(code -> dynamicTest(code.id(), () -> {
          Page page = Page.parse(Files.readString(PAGES.resolve(code.id() + ".md")));
          assertFalse(page.text().isBlank());
          assertEquals(
              List.of("Wrong", "Right", "Why"),
              page.sections().stream().map(it -> it.heading()).limit(3).toList());
          assertTrue(page.sections().stream().noneMatch(it -> it.text().isBlank()));
        }));
  }

  @TestFactory
  Stream<DynamicTest> wrongExamplesAreFoundAndRightOnesAreNot() throws IOException {
    Examples examples = Examples.in(folder);
    return Codes.all().stream()
        .filter(code -> !(code instanceof Rule)) // RulePagesTest puts those to the check
        .filter(code -> !NOT_SHOWN.containsKey(code.id()))
        .map(code -> dynamicTest(code.id(), () -> check(code.id(), examples)));
  }

  private static void check(String code, Examples examples) throws IOException {
    Page page = Page.parse(Files.readString(PAGES.resolve(code + ".md")));
    String host = MACHINES.getOrDefault(code, "usual");
    Outcome wrong = examples.run(example(page, "Wrong"), host);
    assertTrue(wrong.codes().contains(code), () -> "Wrong gives only " + wrong);
    Outcome right = examples.run(example(page, "Right"), rightHost(code, host));
    assertFalse(right.codes().contains(code), () -> "Right gives " + right);
    assertEquals(List.of(), right.errors());
    assertTrue(right.good());
  }

  /** What is wrong with a machine is right on another. */
  private static String rightHost(String code, String host) {
    return code.equals("JDF302") ? "usual" : host;
  }

  private static Example example(Page page, String heading) {
    return page.section(heading).orElseThrow().example().orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> examplesOfInstructionsCompileToWhatTheirPageSays() throws IOException {
    Examples examples = Examples.in(folder);
    return Keywords.names().stream()
        .map(name -> dynamicTest(name, () -> check(InstructionPage.of(name), examples)));
  }

  private static void check(InstructionPage page, Examples examples) throws IOException {
    String spec = page.example().text();
    assertTrue(spec.lines().anyMatch(line -> line.matches(page.name() + "( .*)?")), spec);
    Checked<Config> compiled = examples.compile(spec);
    List<String> errors = compiled.findings().stream()
        .map(it -> it.code().id() + " " + it.message())
        .toList();
    if (Set.of("RUN", "COPY", "ADD").contains(page.name())) {
      assertTrue(errors.stream().anyMatch(it -> it.startsWith("JDF035")), errors::toString);
      return;
    }
    assertEquals(List.of(), errors);
    JsonNode json =
        new ObjectMapper().readTree(ConfigWriter.write(compiled.value().orElseThrow()));
    for (String pointer : page.pointers()) {
      assertFalse(at(json, pointer).isEmpty(), () -> "no " + pointer + " in " + json);
    }
  }

  /** All values at a pointer in which {@code *} is any step. */
  private static List<JsonNode> at(JsonNode json, String pointer) {
    List<JsonNode> nodes = List.of(json);
    for (String step : pointer.substring(1).split("/", -1)) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        if (step.equals("*")) {
          node.forEach(next::add);
        } else if (node.has(step)) {
          next.add(node.get(step));
        }
      }
      nodes = next;
    }
    return nodes;
  }

  private static Set<String> sorted(Collection<String> names) {
    return new TreeSet<>(names);
  }

  private static Set<String> pages(String folder) throws IOException {
    try (Stream<Path> files = Files.list(PAGES.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(0, name.length() - ".md".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
