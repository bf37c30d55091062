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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read of a check: JSON, SARIF, and the annotations of GitHub. */
class CheckFormatsTest {

  private static final String WARNED =
      "FROM host as base\nNETWORK host\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

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
  void jsonHasListsWhereNothingIsFoundToo() throws IOException {
    JsonNode nothing = new ObjectMapper()
        .readTree(check(folder.resolve("nosuch").toString(), "--format", "json").out());
    assertTrue(nothing.get("files").isArray(), nothing.toString());
    JsonNode clean = new ObjectMapper()
        .readTree(check(file("Dockerfile", "FROM a:1\nUSER 5:5\n"), "--format", "json")
            .out());
    assertEquals("[]", clean.at("/files/0/findings").toString());
  }

  @Test
  void githubCommandsCarryNothingThatSteersATerminal() throws IOException {
    String spec = "FROM host\nCAP_ADD \u001b[31mRED\nCMD [\"/bin/true\"]\n";
    String out = check(file("image.jdf", spec), "--format", "github").out();
    assertTrue(out.contains("'\uFFFD[31mRED'"), out);
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
  void githubCommandsSayWhatIsElsewhereAndWhatToDo() throws IOException {
    String spec = "FROM host\nCAP_ADD SYS_TIM\nMEMORY 8m\nMEMORY_SWAP 7m\nCMD [\"/bin/true\"]\n";
    String out = check(file("image.jdf", spec), "--format", "github").out();
    assertTrue(out.contains("'SYS_TIM'%0Adid you mean SYS_TIME?"), out);
    assertTrue(out.contains("less than MEMORY%0Aline 3: the memory alone%0A"), out);
  }

  @Test
  void githubCommandsStayOnTheirLine() throws IOException {
    Ran outcome = check(file("image.jdf", WARNED), "--format", "github");
    for (String line : outcome.out().lines().toList()) {
      assertTrue(
          line.matches("::(error|warning|notice) file=.*,line=\\d+,.*,title=\\w+::.*"), line);
    }
    assertTrue(outcome.out().contains(",title=HostNetwork::"), outcome.out());
  }

  @Test
  void ofTooManyFindingsErrorsAreShownFirst() throws IOException {
    String text = "FROM host\n" + "ENV a b\n".repeat(10_500) + "CAP_ADD NET_ADMN\n";
    Ran outcome = check(file("image.jdf", text), "--format", "json");
    assertEquals(1, outcome.code(), outcome.err());
    JsonNode findings = new ObjectMapper().readTree(outcome.out()).at("/files/0/findings");
    assertEquals(10_001, findings.size());
    assertEquals("JDF110", findings.at("/9999/code").asText());
    assertEquals("JDF592", findings.at("/10000/code").asText());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Ran check(String... args) {
    return CheckRun.of(folder, args);
  }
}
