package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of a container, read in the host's cgroups while it runs, as under runc. */
class PeerCgroupTest {

  private static final Path HIERARCHIES = Path.of("/sys/fs/cgroup");

  /** Files of a cgroup of version 1 that a config decides, by hierarchy. */
  private static final Map<String, List<String>> FILES = Map.ofEntries(
      Map.entry(
          "memory",
          List.of(
              "memory.limit_in_bytes",
              "memory.soft_limit_in_bytes",
              "memory.memsw.limit_in_bytes",
              "memory.kmem.tcp.limit_in_bytes",
              "memory.swappiness",
              "memory.use_hierarchy")),
      Map.entry("pids", List.of("pids.max")),
      Map.entry("cpu", List.of("cpu.shares", "cpu.cfs_period_us", "cpu.cfs_quota_us", "cpu.idle")),
      Map.entry("cpuset", List.of("cpuset.cpus", "cpuset.mems")),
      Map.entry("devices", List.of("devices.list")),
      Map.entry("freezer", List.of("freezer.state")));

  @TempDir
  private Path folder;

  private Bundle bundle;
  private ObjectNode resources;

  @BeforeEach
  void makeBundle() {
    assumeTrue(Files.exists(HIERARCHIES.resolve("memory")), "needs cgroups of version 1");
    bundle = Bundle.in(folder);
    bundle
        .process()
        .withArray("env")
        .add("JDF_TEST_LIMITS=" + ProcessHandle.current().pid());
    bundle.script("echo up; read line; exit 3");
    resources = bundle.linux().putObject("resources");
  }

  @Test
  void nothingAskedFor() throws Exception {
    assertSame();
  }

  @Test
  void memoryAndProcesses() throws Exception {
    resources.putObject("memory").put("limit", 64 << 20).put("reservation", 32 << 20);
    resources.putObject("pids").put("limit", 77);
    Map<String, String> limits = assertSame();
    assertEquals("67108864", limits.get("memory.limit_in_bytes"));
    assertEquals("77", limits.get("pids.max"));
  }

  @Test
  void zeroIsNoLimitOfTime() throws Exception {
    resources.putObject("cpu").put("shares", 0).put("quota", 0).put("period", 0);
    assertSame();
  }

  @Test
  void swapAndSwappiness() throws Exception {
    resources.putObject("memory").put("limit", 64 << 20).put("swap", 96 << 20);
    assertSame();
  }

  @Test
  void noLimitOfProcesses() throws Exception {
    resources.putObject("pids").put("limit", -1);
    assertEquals("max", assertSame().get("pids.max"));
  }

  @Test
  void processors() throws Exception {
    ObjectNode cpu = resources.putObject("cpu").put("shares", 512).put("period", 50_000);
    cpu.put("quota", 25_000).put("cpus", "0").put("mems", "0");
    Map<String, String> limits = assertSame();
    assertEquals("512", limits.get("cpu.shares"));
    assertEquals("0", limits.get("cpuset.cpus"));
  }

  @Test
  void devices() throws Exception {
    rule(false, "a", -1, -1, "rwm");
    rule(true, "c", 1, 3, "rwm");
    rule(true, "c", 1, 5, "r");
    rule(true, "b", 8, -1, "rw");
    rule(true, "c", 10, 229, "rwm");
    rule(false, "c", 10, 229, "rwm");
    assertSame();
  }

  private ObjectNode rule(boolean allow, String type, long major, long minor, String access) {
    ObjectNode rule = resources.withArray("devices").addObject();
    rule.put("allow", allow).put("type", type).put("access", access);
    return rule.put("major", major).put("minor", minor);
  }

  private Map<String, String> assertSame() throws Exception {
    Map<String, String> jexec = limits(List.of(bundle.launcher().toString()));
    Map<String, String> runc = limits(bundle.runcCommand());
    runc.keySet().retainAll(jexec.keySet());
    // This version of runc allows the network's /dev/net/tun to everybody; later ones do not.
    runc.computeIfPresent("devices.list", (file, list) -> list.replace("c 10:200 rwm\n", ""));
    assertEquals(runc, jexec);
    return jexec;
  }

  /** What the files say while the container runs, which must not leave its cgroups behind. */
  private Map<String, String> limits(List<String> command) throws Exception {
    String mark = bundle.process().get("env").get(1).asText();
    Started started = Started.of(folder, "NOTHING", command);
    while (!started.printed().startsWith("up\n")) {
      assertTrue(started.process().isAlive(), () -> started.waitFor().toString());
      Attack.pause();
    }
    String process = Started.processes(mark).get(0).split(" ", -1)[0];
    Map<String, Path> cgroups = cgroups(process);
    Map<String, String> limits = new TreeMap<>();
    for (Map.Entry<String, List<String>> hierarchy : FILES.entrySet()) {
      for (String file : hierarchy.getValue()) {
        Path cgroup = cgroups.get(hierarchy.getKey());
        if (cgroup != null && Files.exists(cgroup.resolve(file))) {
          List<String> lines = Files.readAllLines(cgroup.resolve(file));
          limits.put(file, lines.stream().sorted().collect(Collectors.joining("\n")));
        }
      }
    }
    assertEquals(3, started.end().exit());
    for (Path cgroup : cgroups.values()) {
      assertTrue(!Files.exists(cgroup), () -> cgroup + " is left");
    }
    return limits;
  }

  /**
   * The container's cgroup by hierarchy, proc_pid_cgroup(5). Where the config asks for nothing jexec
   * makes none; /dev and the root are nodev without a list of devices too.
   */
  private static Map<String, Path> cgroups(String process) throws IOException {
    Map<String, Path> cgroups = new TreeMap<>();
    List<String> own = Files.readAllLines(Path.of("/proc/self/cgroup"));
    for (String line : Files.readAllLines(Path.of("/proc", process, "cgroup"))) {
      String[] fields = line.split(":", 3);
      if (FILES.containsKey(fields[1]) && !own.contains(line)) {
        cgroups.put(fields[1], HIERARCHIES.resolve(fields[1] + fields[2]));
      }
    }
    return cgroups;
  }
}
