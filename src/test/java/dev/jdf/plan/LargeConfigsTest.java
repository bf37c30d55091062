package dev.jdf.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.oci.ConfigReader;
import dev.jdf.plan.Options.CgroupDriver;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configs that are too large for the kernel, and those that are just not, as fixtures cannot be. */
class LargeConfigsTest {

  private static final Path BASE = Path.of("src/test/resources/plan/parts/all-there.json");

  private final ObjectNode config = base();

  @Test
  void anArgumentOf128KibIsTooLong() {
    args("a".repeat(131072));
    assertFindings("JDF303 the argument is longer than Linux takes (128 KiB)");
  }

  @Test
  void anArgumentOfOneByteLessIsNot() {
    args("a".repeat(131071), "");
    assertFindings();
  }

  @Test
  void manyLongArgumentsAreTooLongTogether() {
    String[] many = new String[48];
    Arrays.fill(many, "a".repeat(131071));
    args(many);
    assertFindings(
        "JDF303 arguments and environment have 6291858 bytes together, and Linux takes" + " 6 MiB");
  }

  @Test
  void aVariableOf128KibIsTooLong() {
    ((ObjectNode) config.get("process")).putArray("env").add("A=" + "a".repeat(131070));
    assertFindings("JDF304 the variable is longer than Linux takes (128 KiB)");
  }

  @Test
  void aUserNamespaceTakes340Mappings() {
    mappings(340, 0);
    assertFindings();
  }

  @Test
  void aUserNamespaceDoesNotTake341Mappings() {
    mappings(341, 0);
    String message = "JDF316 there are 341 mappings, and Linux takes 340";
    assertFindings(message, message);
  }

  @Test
  void theTextOfMappingsIsLessThanAPage() {
    mappings(340, 100000);
    String message = "JDF316 the mappings have 4310 bytes as text, and Linux takes 4095";
    assertFindings(message, message);
  }

  @Test
  void aFilterOfMoreThan4096InstructionsIsTooLong() {
    rules(3000);
    assertFindings(
        "JDF315 the seccomp filter is too long: 12059 instructions, the kernel takes" + " 4096");
  }

  @Test
  void aFilterOfSomeHundredConditionsIsNot() {
    rules(500);
    assertFindings();
  }

  private void args(String... more) {
    ArrayNode args = (ArrayNode) config.get("process").get("args");
    List.of(more).forEach(args::add);
  }

  private void mappings(int count, int first) {
    ObjectNode linux = (ObjectNode) config.get("linux");
    ((ArrayNode) linux.get("namespaces")).addObject().put("type", "user");
    for (String key : List.of("uidMappings", "gidMappings")) {
      ArrayNode list = linux.putArray(key);
      for (int i = 0; i < count; i++) {
        list.addObject().put("containerID", i).put("hostID", first + 2 * i).put("size", 1);
      }
    }
  }

  private void rules(int count) {
    ObjectNode seccomp = ((ObjectNode) config.get("linux")).putObject("seccomp");
    ArrayNode rules = seccomp.put("defaultAction", "SCMP_ACT_ALLOW").putArray("syscalls");
    for (int i = 0; i < count; i++) {
      ObjectNode rule = rules.addObject().put("action", "SCMP_ACT_ERRNO");
      rule.putArray("names").add("personality");
      ObjectNode condition = rule.putArray("args").addObject();
      condition.put("index", 1).put("op", "SCMP_CMP_EQ").put("value", (2L * i + 1) << 32 | i);
    }
  }

  private void assertFindings(String... expected) {
    SourceFile file = new SourceFile("config.json", config.toString());
    Options options = new Options("/bundle", CgroupDriver.CGROUPFS, new RootWrites.InPlace());
    List<String> findings = ConfigReader.read(file)
        .then(document -> Planner.plan(document, Hosts.of("plain"), options))
        .findings()
        .stream()
        .map(finding -> finding.code().id() + " " + finding.message())
        .toList();
    assertEquals(List.of(expected), findings);
  }

  private static ObjectNode base() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(Files.readString(BASE));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
