package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.oci.OciSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a spec, as the command line wants it. */
class JBuildTest extends SpecWriter {

  @Test
  void aSpecBecomesAConfiguration() throws IOException {
    Ran outcome = run(spec(GOOD), "-o", at("config.json"));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(List.of(), OciSchema.validate(Files.readString(folder.resolve("config.json"))));
    assertEquals(
        at("config.json")
            + ": root, 14 capabilities, no network, read-only root, filtered system calls\n",
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void theSameSpecGivesTheSameBytes() throws IOException {
    String spec = spec(GOOD);
    assertEquals(run(spec, "-o", "-").out(), run(spec, "-o", "-").out());
  }

  @Test
  void aBuildArgumentHasAName() throws IOException {
    Ran outcome = run(spec(GOOD), "-o", "-", "--build-arg", "=x");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("--build-arg takes NAME=VALUE"), outcome.err());
  }

  @Test
  void yamlIsAForm() throws IOException {
    Ran outcome = run(spec(GOOD), "--format", "yaml", "-o", "-");
    assertTrue(outcome.out().contains("ociVersion: "), outcome.out());
  }

  @Test
  void buildArgumentsComeFromTheCommandLineOrTheEnvironment() throws IOException {
    String spec = spec(GOOD);
    assertTrue(run(spec, "-o", "-", "--build-arg", "X=2").out().contains("\"X=2\""));
    assertTrue(run(spec, "-o", "-", "--build-arg", "X").out().contains("\"X=env\""));
  }

  @Test
  void aBuildArgumentThatNothingTakesIsAWarning() throws IOException {
    String spec = spec(GOOD);
    assertTrue(run(spec, "-o", "-", "--build-arg", "XX=2")
        .err()
        .contains("warning[JDF036]: --build-arg XX: no ARG line takes it"));
    for (String taken : List.of("X=2", "HTTP_PROXY=x", "TARGETARCH=arm64")) {
      assertFalse(run(spec, "-o", "-", "--build-arg", taken).err().contains("JDF036"), taken);
    }
  }

  @Test
  void anUnknownTargetNamesTheStages() throws IOException {
    String spec = spec("FROM host AS base\nCMD [\"/a\"]\nFROM base AS web\n");
    String err = run(spec, "-o", "-", "--target", "wbe").err();
    assertTrue(err.contains("no stage is named wbe; did you mean web?"), err);
    assertTrue(err.contains("stages: base, web"), err);
    assertTrue(err.contains(":3:1"), err);
  }

  @Test
  void aTemplateHasOneFindingWhateverReadsIt() throws IOException {
    String spec = spec("{% if x %}\nFROM {{ x }}\n{% endif %}\nCMD [\"/bin/true\"]\n");
    List<String[]> lines = List.of(
        new String[] {spec, "-o", "-"},
        new String[] {"lock", spec},
        new String[] {"pull", spec},
        new String[] {"explain", spec});
    for (String[] line : lines) {
      String err = run(line).err();
      assertTrue(err.startsWith("error[JDF026]: this is a template, not yet a spec\n"), err);
      assertEquals(1, err.lines().filter(it -> it.startsWith("error[")).count(), err);
    }
  }

  @Test
  void aVeryLongLineHasOneFinding() throws IOException {
    String err = run(spec("FROM host\nCMD %s\n".formatted("a".repeat(11 << 20))), "-o", "-")
        .err();
    assertEquals(1, err.lines().filter(line -> line.startsWith("error[")).count(), err);
    assertTrue(err.startsWith("error[JDF002]: the line is longer than 65535 bytes\n"), err);
    assertTrue(err.length() < 1000, err);
  }

  @Test
  void aLargeSpecIsRefusedAndManyFindingsAreCounted() throws IOException {
    String large = run(spec("FROM host\n%s".formatted("LABEL a=b\n".repeat(200_000))), "-o", "-")
        .err();
    assertTrue(large.startsWith("error[JDF025]: "), large);
    String err = run(spec("FROM host\n%s".formatted("hello world\n".repeat(1000))), "-o", "-")
        .err();
    assertEquals(100, err.lines().filter(line -> line.startsWith("error[")).count(), err);
    assertTrue(err.contains("and 901 more findings\n"), err);
  }

  @Test
  void theTargetIsAStage() throws IOException {
    String spec = spec("FROM host AS a\nCMD [\"/a\"]\nFROM host AS b\nCMD [\"/b\"]\n");
    assertTrue(run(spec, "-o", "-", "--target", "a").out().contains("\"/a\""));
    assertEquals(1, run(spec, "-o", "-", "--target", "c").code());
  }

  @Test
  void theSourceMapCanBeLeftOut() throws IOException {
    assertTrue(run(spec(GOOD), "-o", "-").out().contains("dev.jdf.source"));
    assertFalse(run(spec(GOOD), "-o", "-", "--no-source-map").out().contains("dev.jdf.source"));
  }

  @Test
  void aWrongSpecWritesNothing() throws IOException {
    Files.writeString(folder.resolve("config.json"), "before");
    Ran outcome = run(spec("FROM host\nCAP_ADD NET_ADMN\nPID hots\n"), "-o", at("config.json"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("NET_ADMIN"), outcome.err());
    assertTrue(outcome.err().contains("JDF150"), outcome.err());
    assertEquals("before", Files.readString(folder.resolve("config.json")));
    assertEquals(List.of("config.json", "image.jdf"), names());
  }

  @Test
  void nobodyReadsMoreThanAHundredFindings() throws IOException {
    String err = run(spec("FROM host\n" + "BOGUS x\n".repeat(1000)), "-o", at("config.json"))
        .err();
    assertEquals(100, err.lines().filter(line -> line.startsWith("error[")).count());
    assertTrue(err.matches("(?s).*\\.\\.\\. and 90\\d more findings\n.*"), err);
  }

  @Test
  void aWrongCommandLineIsTwo() {
    assertEquals(2, run("--formt", "yaml").code());
    assertEquals(2, run("--format", "toml").code());
    assertTrue(run("--formt=yaml").err().contains("--format"));
  }

  @Test
  void helpAndCompletionAreThere() {
    Ran help = run("--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("Examples:"));
    assertTrue(run("--version").out().startsWith("jbuild "));
    assertTrue(run("generate-completion").out().contains("--build-arg"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
