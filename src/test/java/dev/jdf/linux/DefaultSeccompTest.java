package dev.jdf.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jdf.linux.DefaultSeccomp.Group;
import dev.jdf.linux.SeccompPolicy.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DefaultSeccompTest {

  private static final Path CASES = Path.of(System.getProperty("cases", "../shared/cases"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void profilesAreDockersForTheSameCapabilities() throws IOException {
    assumeTrue(Files.isDirectory(CASES.resolve("seccomp")), "no reference cases in " + CASES);
    Set<String> seen = new TreeSet<>();
    for (String line : Files.readAllLines(CASES.resolve("lowering.jsonl"))) {
      JsonNode spec = JSON.readTree(line).path("expected").path("spec");
      JsonNode hash = spec.path("linux").path("seccomp").path("$sha256");
      if (hash.isTextual()) {
        Path file = CASES.resolve("seccomp").resolve(hash.textValue() + ".json");
        assertProfile(JSON.readTree(file.toFile()), capabilities(spec));
        seen.add(hash.textValue());
      }
    }
    assertEquals(5, seen.size());
  }

  @Test
  void profilesOfSingleCapabilitiesAreDockersToo() throws IOException {
    assumeTrue(Files.isDirectory(CASES.resolve("seccomp")), "no reference cases in " + CASES);
    assertProfile(profile("63511da4"), withDefaults("SYS_TIME"));
    assertProfile(profile("45d5a13e"), withDefaults("BPF"));
    assertProfile(profile("57486114"), Set.of(Capability.parse("SYS_ADMIN").orElseThrow()));
  }

  private static JsonNode profile(String prefix) throws IOException {
    try (var files = Files.newDirectoryStream(CASES.resolve("seccomp"), prefix + "*")) {
      return JSON.readTree(files.iterator().next().toFile());
    }
  }

  @Test
  void callsOfX86AreNotInTheProfileOfAnotherMachine() {
    List<String> names = new ArrayList<>();
    for (Group group : DefaultSeccomp.forCapabilities(Set.of(), Arch.AARCH64)) {
      names.addAll(group.names());
    }
    assertTrue(names.contains("cacheflush") && !names.contains("modify_ldt"));
  }

  private static Set<Capability> withDefaults(String name) {
    Set<Capability> capabilities = new LinkedHashSet<>(Capability.dockerDefaults());
    capabilities.add(Capability.parse(name).orElseThrow());
    return capabilities;
  }

  private static Set<Capability> capabilities(JsonNode spec) {
    Set<Capability> capabilities = new LinkedHashSet<>();
    for (JsonNode name : spec.path("process").path("capabilities").path("bounding")) {
      capabilities.add(Capability.parse(name.textValue()).orElseThrow());
    }
    return capabilities;
  }

  private static void assertProfile(JsonNode profile, Set<Capability> capabilities) {
    List<Group> expected = new ArrayList<>();
    for (JsonNode entry : profile.path("syscalls")) {
      expected.add(group(entry));
    }
    assertEquals(expected, DefaultSeccomp.forCapabilities(capabilities, Arch.X86_64));
    assertEquals(
        DefaultSeccomp.DEFAULT_ACTION.name(), profile.path("defaultAction").textValue());
    assertEquals(DefaultSeccomp.DEFAULT_ERRNO, profile.path("defaultErrnoRet").intValue());
  }

  private static Group group(JsonNode entry) {
    List<String> names = new ArrayList<>();
    entry.path("names").forEach(name -> names.add(name.textValue()));
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode argument : entry.path("args")) {
      conditions.add(new Condition(
          argument.path("index").intValue(),
          SeccompPolicy.Operator.of(argument.path("op").textValue()).orElseThrow(),
          argument.path("value").longValue(),
          argument.path("valueTwo").longValue()));
    }
    var action = SeccompAction.of(entry.path("action").textValue()).orElseThrow();
    var errno = java.util.Optional.ofNullable(entry.get("errnoRet")).map(JsonNode::intValue);
    return new Group(names, action, errno, conditions);
  }
}
