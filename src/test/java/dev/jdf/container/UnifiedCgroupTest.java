package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cgroup of version 2 does without any controller, as if the machine had no version 1. */
class UnifiedCgroupTest {

  @TempDir
  private Path folder;

  private Attack attack;
  private ObjectNode resources;

  @BeforeEach
  void showOnlyTheUnifiedHierarchy() {
    assumeTrue(
        Bundle.host().cgroups().stream().anyMatch(hierarchy -> hierarchy.version() == 2),
        "needs cgroups of version 2");
    attack = Attack.in(folder);
    attack.bundle().withCgroups(hierarchy -> hierarchy.version() == 2);
    attack.bundle().withoutNamespace("cgroup").withoutMount("/sys/fs/cgroup");
    resources = attack.bundle().linux().putObject("resources");
  }

  @Test
  void theContainerIsBornInACgroupThatIsRemoved() {
    resources.putObject("unified").put("cgroup.max.depth", "3");
    String out = attack.script("grep ^0:: /proc/self/cgroup").ok().out();
    assertTrue(out.matches("0::/.*jdf-\\d+-\\d+-\\d+\n"), out);
  }

  @Test
  void settingsAreWritten() throws IOException {
    resources.putObject("unified").put("cgroup.max.depth", "3");
    attack.bundle().script("echo up; read line; exit 0");
    Started started = attack.start(attack.bundle().launcher().toString());
    started.await("up\n");
    assertEquals("3\n", Files.readString(cgroup(started).resolve("cgroup.max.depth")));
    started.end().ok();
    attack.assertNothingIsLeft(started);
  }

  @Test
  void devicesAreFiltered() {
    ArrayNode rules = resources.putArray("devices");
    rules.addObject().put("allow", false).put("access", "rwm");
    ObjectNode more = rules.addObject().put("allow", false).put("type", "c").put("access", "w");
    more.put("major", 1).put("minor", 7);
    attack
        .bundle()
        .linux()
        .putArray("devices")
        .addObject()
        .put("type", "c")
        .put("path", "/dev/kmsg")
        .put("major", 1)
        .put("minor", 11);
    Result result = attack.script("head -c 1 /dev/zero | wc -c; cat /dev/kmsg");
    assertEquals("1\n", result.out());
    assertTrue(result.err().contains("Operation not permitted"), result.err());
  }

  /** In a pid namespace that was joined, only the cgroup tells what belongs to the container. */
  @Test
  void whatIsLeftInAJoinedPidNamespaceIsKilled() {
    resources.putObject("unified").put("cgroup.max.depth", "3");
    join("pid");
    attack
        .script("(setsid sleep 1000 >/dev/null 2>&1 &); (setsid sleep 1000 >/dev/null 2>&1 &)")
        .ok();
  }

  @Test
  void aFrozenContainerCanBeEnded() throws IOException {
    resources.putObject("unified").put("cgroup.max.depth", "3");
    attack.bundle().script("echo up; sleep 1000");
    Started started = attack.start(attack.bundle().launcher().toString());
    started.await("up\n");
    Path cgroup = cgroup(started);
    Files.writeString(cgroup.resolve("cgroup.freeze"), "1");
    while (!Files.readString(cgroup.resolve("cgroup.events")).contains("frozen 1")) {
      Attack.pause();
    }
    started.process().destroyForcibly();
    attack.awaitProcesses();
    started.waitFor();
    attack.script("true").ok();
    attack.assertNothingIsLeft(started);
  }

  private static Path cgroup(Started started) {
    return Path.of(started.cgroups().get(0));
  }

  private void join(String type) {
    ArrayNode namespaces =
        (ArrayNode) attack.bundle().withoutNamespace(type).linux().get("namespaces");
    String path = "/proc/" + ProcessHandle.current().pid() + "/ns/" + type;
    namespaces.addObject().put("type", type).put("path", path);
  }
}
