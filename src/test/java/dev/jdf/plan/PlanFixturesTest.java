package dev.jdf.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.oci.ConfigReader;
import dev.jdf.plan.Options.CgroupDriver;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each config below {@code plan/} has its findings beside it, as {@code .err}, or is one without
 * any; a {@code .plan} holds all that would be done. The folder says which machine it is for.
 */
class PlanFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/plan");
  private static final int WIDTH = 100;
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files(".json").stream()
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyResultHasItsConfig() throws IOException {
    return Stream.concat(files(".err").stream(), files(".plan").stream())
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(beside(file, ".json")), "no config for " + file)));
  }

  private static void check(Path input) throws IOException {
    SourceFile file = SourceFile.decode(input.getFileName().toString(), Files.readAllBytes(input));
    String topic = ROOT.relativize(input).getName(0).toString();
    Options options = new Options("/bundle", CgroupDriver.CGROUPFS, Hosts.writes(topic));
    Checked<Plan> plan =
        ConfigReader.read(file).then(document -> Planner.plan(document, Hosts.of(topic), options));
    String findings = plan.findings().stream()
        .map(finding -> Renderer.render(file, finding, false, WIDTH))
        .collect(Collectors.joining("\n"));
    compare(beside(input, ".err"), findings);
    Path expected = beside(input, ".plan");
    if (Files.exists(expected)) {
      compare(expected, plan.value().map(Plan::toString).orElse("no plan"));
    }
  }

  private static void compare(Path expected, String actual) throws IOException {
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(actual)) {
      Files.writeString(expected, actual);
      fail("wrote " + expected);
    }
    assertEquals(before, actual);
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
