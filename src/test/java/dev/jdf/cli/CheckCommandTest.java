package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final String WARNED =
      "FROM host as base\nNETWORK host\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";
  private static final String BROKEN = "FROM host\nCAP_ADD NET_ADMN\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  /** What a command left behind. */
  private record Outcome(int code, String out, String err) {}

  @Test
  void warningsAreShownAndDoNotFail() throws IOException {
    Outcome outcome = check(file("image.jdf", WARNED));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("warning[HostNetwork]: "), outcome.out());
    assertTrue(outcome.out().contains("2 warnings, "), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void ofTooManyFindingsErrorsAreShownFirst() throws IOException {
    String text = "FROM host\n" + "ENV a b\n".repeat(10_500) + "CAP_ADD NET_ADMN\n";
    Outcome outcome = check(file("image.jdf", text), "--format", "json");
    assertEquals(1, outcome.code(), outcome.err());
    JsonNode findings = new ObjectMapper().readTree(outcome.out()).at("/files/0/findings");
    assertEquals(10_001, findings.size());
    assertEquals("JDF110", findings.at("/9999/code").asText());
    assertEquals("JDF592", findings.at("/10000/code").asText());
  }

  @Test
  void theThresholdDecides() throws IOException {
    String spec = file("image.jdf", WARNED);
    assertEquals(1, check(spec, "--fail-on", "warning").code());
    assertEquals(0, check(spec, "--fail-on", "never").code());
    assertEquals(0, check(file("b.jdf", BROKEN), "--fail-on", "never").code());
  }

  @Test
  void mistakesOfEveryTargetAreTold() throws IOException {
    String other = "FROM host AS tool\nCAP_ADD NET_ADMN\nMEMORY 1x\n";
    Outcome outcome = check(file("image.jdf", other + "FROM host\nCMD [\"/bin/true\"]\n"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("did you mean NET_ADMIN?"), outcome.out());
    assertTrue(outcome.out().contains("invalid unit 'x'"), outcome.out());
    assertFalse(outcome.out().contains("nothing to run"), "a command may follow --");
  }

  @Test
  void whatDoesNotCompileFailsAndIsToldOnce() throws IOException {
    Outcome outcome = check(file("image.jdf", BROKEN));
    assertEquals(1, outcome.code());
    assertEquals(2, outcome.out().split("NET_ADMN'", -1).length, outcome.out());
  }

  @Test
  void anUnknownVariableIsToldOnce() throws IOException {
    String spec = file("image.jdf", "FROM host\nENV A=$NOPE\nCMD [\"/bin/true\"]\n");
    Outcome outcome = check(spec);
    assertTrue(outcome.out().contains("[UndefinedVar]"), outcome.out());
    assertFalse(outcome.out().contains("[JDF"), outcome.out());
  }

  @Test
  void aMistypedLineHidesNoStrayByte() throws IOException {
    Path spec = folder.resolve("image.jdf");
    String text = "FROM host\nCMD [\"/a\"]\nENV A=\u0080b\nUSERR 1:1\n";
    Files.write(spec, text.getBytes(StandardCharsets.ISO_8859_1));
    Outcome outcome = check(spec.toString());
    assertTrue(outcome.out().contains("[JDF001]"), outcome.out());
    assertTrue(outcome.out().contains("[JDF008]"), outcome.out());
  }

  @Test
  void whatNoBuilderTakesIsTold() throws IOException {
    String recipe = "FROM busybox:1.36\nUSER 1:1\nCOPY --from=$X a /b\n";
    Outcome outcome = check(file("Dockerfile", recipe));
    assertEquals(1, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("[JDF037]"), outcome.out());
  }

  @Test
  void aRecipeForAnImageIsNotCompiled() throws IOException {
    String recipe = "FROM busybox:1.36\nRUN true\nCMD [\"/bin/true\"]\n";
    Outcome outcome = check(file("Dockerfile", recipe));
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("[JDF"), outcome.out());
    assertFalse(outcome.out().contains("MissingMemoryLimit"), outcome.out());
  }

  @Test
  void misuseIsTwo() throws IOException {
    assertEquals(2, check().code());
    assertEquals(2, check("-", "--fix").code());
    assertEquals(2, check(file("image.jdf", WARNED), "--unsafe-fixes").code());
    assertEquals(1, check(folder + "/none.jdf").code());
    String err = check("-", "--fix").err();
    assertTrue(err.endsWith("See jbuild check --help.\n"), err);
  }

  @Test
  void foldersAreLookedThrough() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.createDirectories(folder.resolve(".hidden"));
    file("a/b/one.jdf", BROKEN);
    file("two.jdf", BROKEN);
    file(".hidden/three.jdf", BROKEN);
    Outcome outcome = check(folder.toString());
    assertTrue(outcome.out().contains("one.jdf:2"), outcome.out());
    assertTrue(outcome.out().contains("two.jdf:2"), outcome.out());
    assertFalse(outcome.out().contains("three.jdf"), outcome.out());
    assertTrue(outcome.out().contains("2 errors"), outcome.out());
  }

  @Test
  void aFolderWithoutSpecsIsNoCleanOne() {
    Outcome outcome = check(folder.toString());
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("jbuild: no .jdf file in " + folder + "\n", outcome.err());
  }

  @Test
  void eachFolderWithoutSpecsIsTold() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("full"));
    file("full/a.jdf", "# check=skip=all\nFROM host\nCMD [\"/bin/true\"]\n");
    Outcome outcome = check(folder + "/full", folder + "/empty");
    assertEquals(1, outcome.code());
    assertEquals("jbuild: no .jdf file in " + folder + "/empty\n", outcome.err());
    assertTrue(outcome.out().contains("nothing found in 1 file"), outcome.out());
  }

  @Test
  void aFileThatIsNamedTwiceIsToldOnce() throws IOException {
    String spec = file("image.jdf", BROKEN);
    assertEquals(check(spec).out(), check(spec, spec).out());
  }

  @Test
  void findingsOfOnePlaceShareAFrame() throws IOException {
    String text = check(file("image.jdf", BROKEN)).out();
    assertEquals(2, text.split("--> .*image.jdf:1:1\n", -1).length, text);
    assertTrue(text.contains("[MissingMemoryLimit]"), text);
    assertTrue(text.contains("note: CIS 5.11"), text);
    assertTrue(text.contains("note: CIS 5.12"), text);
  }

  @Test
  void longLinesAreCutToTheWidth() throws IOException {
    String spec = file("image.jdf", "FROM host\nENTRYPOINT exec " + "x".repeat(500) + "\n");
    String cut = check(Map.of("COLUMNS", "60"), spec).out();
    assertTrue(cut.contains("[JSONArgsRecommended]"), cut);
    assertTrue(cut.lines().allMatch(line -> line.length() < 500), cut);
  }

  @Test
  void wordsOfOptionsAreOffered() {
    assertTrue(check("a.jdf", "--format", "jsn").err().contains("did you mean json?"));
    assertTrue(
        check("a.jdf", "--fail-on", "x").err().contains("error, warning, info, hint, never"));
  }

  @Test
  void settingsAreFoundAround() throws IOException {
    Files.createDirectories(folder.resolve("specs"));
    file(".jbuild.yaml", "severity:\n  HostNetwork: error\n");
    String spec = file("specs/image.jdf", WARNED);
    assertEquals(1, check(spec).code());
    String other = file("other.yaml", "severity:\n  HostNetwork: off\n");
    Outcome outcome = check(spec, "--settings", other);
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("HostNetwork"), outcome.out());
  }

  @Test
  void wrongSettingsFail() throws IOException {
    file(".jbuild.yaml", "severty: 1\n");
    Outcome outcome = check(file("image.jdf", WARNED));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("did you mean severity?"), outcome.err());
  }

  @Test
  void wrongSettingsAreInTheFormatThatIsAsked() throws IOException {
    file(".jbuild.yaml", "fail-on: warn\n");
    String spec = file("image.jdf", WARNED);
    Outcome json = check(spec, "--format", "json");
    assertEquals(1, json.code());
    assertEquals("", json.err());
    JsonNode told = new ObjectMapper().readTree(json.out()).at("/files/0");
    assertTrue(told.toString().contains(".jbuild.yaml"), json.out());
    assertEquals("JDF590", told.at("/findings/0/code").asText());
    JsonNode sarif =
        new ObjectMapper().readTree(check(spec, "--format", "sarif").out());
    assertEquals("JDF590", sarif.at("/runs/0/results/0/ruleId").asText());
    String github = check(spec, "--format", "github").out();
    assertTrue(github.contains(".jbuild.yaml,line=1"), github);
  }

  @Test
  void ofAWrongLineOnlyTheMistakeIsTold() throws IOException {
    Outcome outcome = check(file("image.jdf", "FROM host\nMEMORY 512x\nCMD [\"/bin/true\"]\n"));
    assertTrue(outcome.out().contains("invalid unit 'x'"), outcome.out());
    assertFalse(outcome.out().contains("[MemoryWithoutSwapLimit]"), outcome.out());
    assertTrue(outcome.out().contains("[MissingPidsLimit]"), outcome.out());
  }

  @Test
  void aPolicyNamesBothLines() throws IOException {
    file(".jbuild.yaml", "policy:\n  host-namespaces: []\n");
    Outcome outcome = check(file("image.jdf", WARNED));
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("image.jdf:2:1"), outcome.out());
    assertTrue(outcome.out().contains(".jbuild.yaml:2: host-namespaces allows"), outcome.out());
  }

  @Test
  void whatTheProjectDemandsNoFileSilences() throws IOException {
    file(".jbuild.yaml", """
        policy: {privileged: false, users: [65534]}
        severity: {SilencedRule: error, PolicyExceeded: error}
        """);
    String rest = "FROM host\nCMD [\"/a\"]\nUSER root\nPRIVILEGED\n";
    String named = "# check=skip=PolicyExceeded,SilencedRule\n";
    for (String first : List.of("# check=skip=all\n", named, "# jdf: ignore PolicyExceeded x\n")) {
      Outcome outcome = check(file("a.jdf", first + rest));
      assertEquals(1, outcome.code(), first);
      assertTrue(outcome.out().contains("error[SilencedRule]"), outcome.out());
      assertTrue(outcome.out().contains("PRIVILEGED exceeds the project's policy"), outcome.out());
      assertTrue(outcome.out().contains("privileged is false"), outcome.out());
      assertTrue(outcome.out().contains("the user root exceeds"), outcome.out());
    }
  }

  @Test
  void jsonHasAPlaceForEverything() throws IOException {
    JsonNode report = new ObjectMapper()
        .readTree(check(file("image.jdf", WARNED), "--format", "json").out());
    List<JsonNode> findings = new ArrayList<>();
    report.get("files").get(0).get("findings").forEach(findings::add);
    JsonNode finding = findings.stream()
        .filter(it -> it.get("code").asText().equals("FromAsCasing"))
        .findFirst()
        .orElseThrow();
    assertEquals(1, finding.get("place").get("line").asInt());
    assertEquals(11, finding.get("place").get("column").asInt());
    assertEquals("AS", finding.get("fix").get("replacement").asText());
    assertTrue(finding.get("fix").get("sound").asBoolean());
    assertEquals("safe", finding.get("fix").get("applicability").asText());
  }

  @Test
  void sarifIsValid() throws IOException {
    String labelled = "FROM host\nCMD [\"a\"]\nCMD [\"b\"]\nENV A=\uD83D\uDE00 B=$NOPE\n";
    String sarif = check(file("a b.jdf", labelled), file("c.jdf", WARNED), "--format", "sarif")
        .out();
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(SchemaLocation.of("classpath:sarif-schema/sarif-schema-2.1.0.json"));
    assertEquals(List.of(), schema.validate(sarif, InputFormat.JSON));
    JsonNode results = new ObjectMapper().readTree(sarif).get("runs").get(0).get("results");
    assertTrue(results.size() > 4, sarif);
    assertTrue(sarif.contains("a%20b.jdf"), sarif);
    assertEquals(
        "safe", results.findValue("fixes").at("/0/properties/applicability").asText());
  }

  @Test
  void sarifHasThePageOfEachRule() throws IOException {
    String sarif = check(file("c.jdf", WARNED), "--format", "sarif").out();
    JsonNode rules = new ObjectMapper().readTree(sarif).at("/runs/0/tool/driver/rules");
    List<JsonNode> network = new ArrayList<>();
    rules.forEach(rule -> {
      assertTrue(rule.at("/help/markdown").asText().startsWith("# "), rule.toString());
      assertFalse(rule.at("/fullDescription/text").asText().isEmpty(), rule.toString());
      if (rule.get("id").asText().equals("HostNetwork")) {
        network.add(rule);
      }
    });
    JsonNode rule = network.get(0);
    assertEquals("warning", rule.at("/defaultConfiguration/level").asText());
    assertEquals("CIS 5.10", rule.at("/properties/tags/1").asText());
    assertEquals(
        "https://www.cisecurity.org/benchmark/docker", rule.get("helpUri").asText());
  }

  @Test
  void nothingFoundIsValidSarifToo() {
    String sarif = check("-", "--format", "sarif").out();
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(SchemaLocation.of("classpath:sarif-schema/sarif-schema-2.1.0.json"));
    assertEquals(List.of(), schema.validate(sarif, InputFormat.JSON));
  }

  @Test
  void githubCommandsStayOnTheirLine() throws IOException {
    Outcome outcome = check(file("image.jdf", WARNED), "--format", "github");
    for (String line : outcome.out().lines().toList()) {
      assertTrue(
          line.matches("::(error|warning|notice) file=.*,line=\\d+,.*,title=\\w+::.*"), line);
    }
    assertTrue(outcome.out().contains(",title=HostNetwork::"), outcome.out());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Outcome check(String... args) {
    return check(Map.of("HOME", folder.toString()), args);
  }

  private static Outcome check(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(args));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String quiet = "# check=skip=all\nFROM host\nCMD [\"/bin/true\"]\n";
    Console console = new Console(
        new ByteArrayInputStream(quiet.getBytes(StandardCharsets.UTF_8)),
        new PrintWriter(out),
        new PrintWriter(err),
        environment);
    int code = JBuild.run(all.toArray(String[]::new), console);
    console.err().flush();
    return new Outcome(code, out.toString(), err.toString());
  }
}
