package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a project decide what a check says, and what is wrong with them is told. */
class CheckSettingsTest {

  private static final String WARNED =
      "FROM host as base\nNETWORK host\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  @Test
  void settingsAreFoundAround() throws IOException {
    Files.createDirectories(folder.resolve("specs"));
    file(".jbuild.yaml", "severity:\n  HostNetwork: error\n");
    String spec = file("specs/image.jdf", WARNED);
    assertEquals(1, check(spec).code());
    String other = file("other.yaml", "severity:\n  HostNetwork: off\n");
    Ran outcome = check(spec, "--settings", other);
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("HostNetwork"), outcome.out());
  }

  @Test
  void wrongSettingsFail() throws IOException {
    file(".jbuild.yaml", "severty: 1\n");
    Ran outcome = check(file("image.jdf", WARNED));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("did you mean severity?"), outcome.err());
  }

  @Test
  void wrongSettingsAreInTheFormatThatIsAsked() throws IOException {
    file(".jbuild.yaml", "fail-on: warn\n");
    String spec = file("image.jdf", WARNED);
    Ran json = check(spec, "--format", "json");
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
  void aPolicyNamesBothLines() throws IOException {
    file(".jbuild.yaml", "policy:\n  host-namespaces: []\n");
    Ran outcome = check(file("image.jdf", WARNED));
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("image.jdf:2:1"), outcome.out());
    assertTrue(outcome.out().contains(".jbuild.yaml:2: host-namespaces allows"), outcome.out());
  }

  @Test
  void aDeviceOfAnotherMachineIsAMatterOfSettings() throws IOException {
    String spec = file("image.jdf", "FROM host\nDEVICE /dev/jdf-none\nCMD [\"/bin/true\"]\n");
    Ran usual = check(spec);
    assertEquals(0, usual.code(), usual.out());
    assertTrue(usual.out().contains("warning[DeviceMissingHere]: there is no"), usual.out());
    assertFalse(usual.out().contains("JDF138"), usual.out());
    file(".jbuild.yaml", "severity: {DeviceMissingHere: error}\n");
    assertEquals(1, check(spec).code());
    file(".jbuild.yaml", "severity: {DeviceMissingHere: off}\n");
    assertFalse(check(spec).out().contains("jdf-none on this"), check(spec).out());
  }

  @Test
  void aUserOfAnotherMachineIsAWarning() throws IOException {
    String start = "FROM host\nUSER jdf-none\nCMD [\"/bin/true\"]\n";
    Ran usual = check(file("image.jdf", start));
    assertEquals(0, usual.code(), usual.out());
    assertTrue(usual.out().contains("warning[AccountMissingHere]: no user is"), usual.out());
    assertFalse(usual.out().contains("JDF139"), usual.out());
    Ran comment = check(file("image.jdf", start.replace("none", "none # nobody")));
    assertEquals(1, comment.code(), comment.out());
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
      Ran outcome = check(file("a.jdf", first + rest));
      assertEquals(1, outcome.code(), first);
      assertTrue(outcome.out().contains("error[SilencedRule]"), outcome.out());
      assertTrue(outcome.out().contains("PRIVILEGED exceeds the project's policy"), outcome.out());
      assertTrue(outcome.out().contains("privileged is false"), outcome.out());
      assertTrue(outcome.out().contains("the user root exceeds"), outcome.out());
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Ran check(String... args) {
    return CheckRun.of(folder, args);
  }
}
