package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Console;
import dev.jdf.oci.OciSchema;
import dev.jdf.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class JBuildTest {

  private static final String GOOD = "FROM host\nARG X=1\nENV X=$X\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  /** What a command left behind. */
  private record Outcome(int code, String out, String err) {}

  @Test
  void aSpecBecomesAConfiguration() throws IOException {
    Outcome outcome = run(spec(GOOD), "-o", at("config.json"));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(List.of(), OciSchema.validate(Files.readString(folder.resolve("config.json"))));
    assertEquals(
        at("config.json")
            + ": root, 14 capabilities, no network, read-only root, filtered system calls\n",
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void standardInputAndOutputAreFiles() {
    Outcome outcome = run("-", "-o", "-");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("{\n"), outcome.out());
  }

  @Test
  void aLinkToNothingStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));
    Outcome outcome = run(spec(GOOD), "-o", link.toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("is a symbolic link to nothing"), outcome.err());
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aLauncherIsAFile() throws IOException {
    Outcome outcome = run(spec(GOOD), "--launcher", "-");
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("--launcher needs the name of a file"), outcome.err());
  }

  @Test
  void theSameSpecGivesTheSameBytes() throws IOException {
    String spec = spec(GOOD);
    assertEquals(run(spec, "-o", "-").out(), run(spec, "-o", "-").out());
  }

  @Test
  void aMistypedNameIsOffered() throws IOException {
    String spec = spec(GOOD);
    String near = spec.replaceAll("\\.jdf$", ".jfd");
    assertTrue(run(near).err().contains("no such file; did you mean " + spec + "?"));
    assertFalse(run(at("quite-other")).err().contains("did you mean"));
    assertTrue(run(folder.toString()).err().contains("is a directory; did you mean " + spec + "?"));
    assertTrue(run("chek").err().contains("did you mean jbuild check?"));
    assertTrue(run("explian", spec).err().contains("did you mean jbuild explain?"));
  }

  @Test
  void whatIsNoFileIsSaidAsWhatItIs() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(folder.resolve("lost"), Path.of("none"));
    assertTrue(run(at("loop")).err().endsWith("loop: its symbolic links lead in a circle\n"));
    assertTrue(run(at("lost")).err().endsWith("lost: is a symbolic link to nothing\n"));
    assertEquals("jbuild: an empty name is no file\n", run("").err());
    String spec = spec(GOOD);
    assertEquals("jbuild: an empty name is no file\n", run(spec, "-o", "").err());
    assertTrue(run("registry.example/x:1").err().contains("FROM registry.example/x:1"));
    assertFalse(run(at("nothing.jdf")).err().contains("FROM"));
  }

  @Test
  void aTemplateIsNoConfigWhateverItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("Dockerfile.j2"), "{% if x %}\nFROM host\n");
    assertFalse(ConfigPlace.isConfig(SourceFile.decode(file.toString(), Files.readAllBytes(file))));
    assertTrue(ConfigPlace.isConfig(new SourceFile("config", " {\"ociVersion\": \"1.0.2\"}")));
  }

  @Test
  void aFolderIsNothingToExplain() {
    String err = run("explain", "src").err();
    assertTrue(err.contains("name the spec or the config.json in it"), err);
  }

  @Test
  void aBuildArgumentHasAName() throws IOException {
    Outcome outcome = run(spec(GOOD), "-o", "-", "--build-arg", "=x");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("--build-arg takes NAME=VALUE"), outcome.err());
  }

  @Test
  void yamlIsAForm() throws IOException {
    Outcome outcome = run(spec(GOOD), "--format", "yaml", "-o", "-");
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
  void aFileThatIsNoTextHasOneFinding() throws IOException {
    byte[] program = Files.readAllBytes(Path.of("/bin/true"));
    Files.write(folder.resolve("program"), program);
    String err = run(at("program"), "-o", "-").err();
    assertEquals(1, err.lines().filter(line -> line.startsWith("error[")).count(), err);
    assertTrue(err.startsWith("error[JDF024]: the file is not text in UTF-8\n"), err);
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
    Outcome outcome = run(spec("FROM host\nCAP_ADD NET_ADMN\nPID hots\n"), "-o", at("config.json"));
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

  @TestFactory
  Stream<DynamicTest> badFilesAreOneMessage() throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.write(folder.resolve("binary"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 10});
    Files.write(folder.resolve("huge"), new byte[32 << 20]);
    Files.createFile(folder.resolve("empty"));
    new ProcessBuilder("mkfifo", at("fifo")).start().waitFor();
    return Stream.of("missing", "folder", "binary", "huge", "empty", "fifo", "a\0b")
        .map(name -> DynamicTest.dynamicTest(name.replace('\0', '?'), () -> {
          Outcome outcome = run(at(name), "-o", "-");
          assertEquals(1, outcome.code());
          assertEquals("", outcome.out());
          assertTrue(outcome.err().contains("error") || outcome.err().startsWith("jbuild: "));
          assertFalse(outcome.err().contains("\tat "), outcome.err());
        }));
  }

  @Test
  void outputThatCannotBeWrittenIsSaid() throws IOException {
    Outcome outcome = run(spec(GOOD), "-o", at("no/such/config.json"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("cannot be written: no such directory"), outcome.err());
  }

  @Test
  void aFolderBecomesABundle() throws IOException {
    assertEquals(0, run(spec(GOOD), "-o", folder.toString()).code());
    assertTrue(Files.exists(folder.resolve("config.json")));
    assertEquals(0, run(spec(GOOD), "-o", at("new/one/"), "--format", "yaml").code());
    assertTrue(Files.exists(folder.resolve("new/one/config.yaml")));
  }

  @Test
  void aDeviceStaysADevice() throws IOException {
    assertEquals(0, run(spec(GOOD), "-o", "/dev/null").code());
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aWrongCommandLineIsTwo() {
    assertEquals(2, run("--formt", "yaml").code());
    assertEquals(2, run("--format", "toml").code());
    assertTrue(run("--formt=yaml").err().contains("--format"));
  }

  @Test
  void helpAndCompletionAreThere() {
    Outcome help = run("--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("Examples:"));
    assertTrue(run("--version").out().startsWith("jbuild "));
    assertTrue(run("generate-completion").out().contains("--build-arg"));
  }

  private Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream in = new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8));
    Map<String, String> environment = Map.of("X", "env", "HOME", folder.toString());
    Console console = new Console(in, new PrintWriter(out), new PrintWriter(err), environment);
    int code = JBuild.run(args, console);
    console.out().flush();
    console.err().flush();
    return new Outcome(code, out.toString(), err.toString());
  }

  private String spec(String text) throws IOException {
    return Files.writeString(folder.resolve("image.jdf"), text).toString();
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
