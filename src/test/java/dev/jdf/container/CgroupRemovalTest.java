package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.plan.Host.CgroupHierarchy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cgroups that a run made, or one before it that was killed, are gone after it. */
class CgroupRemovalTest {

  /** Cgroups of the container as it sees them, writable. */
  private static final String[] OWN = {"rw", "nosuid", "noexec", "nodev"};

  @TempDir
  private Path folder;

  private final List<Path> made = new ArrayList<>();
  private Attack attack;
  private Path base;

  @BeforeEach
  void findBase() {
    attack = Attack.in(folder);
    attack.bundle().linux().putObject("resources").putObject("pids").put("limit", 100);
    CgroupHierarchy pids = Bundle.host().cgroups().stream()
        .filter(hierarchy -> hierarchy.version() == 1)
        .filter(hierarchy -> hierarchy.controllers().contains("pids"))
        .findFirst()
        .orElse(null);
    assumeTrue(pids != null, "needs the pids controller of cgroups version 1");
    base = Path.of(pids.mountPoint() + pids.callerPath());
  }

  @AfterEach
  void removeWhatIsLeft() throws IOException {
    Collections.reverse(made);
    for (Path cgroup : made) {
      Files.deleteIfExists(cgroup);
    }
  }

  @Test
  void cgroupsThatTheContainerMadeAreRemovedTheDeepestFirst() {
    attack.bundle().withoutMount("/sys/fs/cgroup").mount("/sys/fs/cgroup", "cgroup", "x", OWN);
    String script = "cd /sys/fs/cgroup/pids && mkdir -p a/b/c/d .hidden ..x a/b/e && cd a/b"
        + " && for i in 1 2 3 4 5 6 7 8 9 10; do mkdir -p w$i/x w$i/y w$i/z/z; done;"
        + " find /sys/fs/cgroup/pids -type d | wc -l";
    assertEquals("58\n", attack.script(script).ok().out());
  }

  @Test
  void aCgroupInUseIsSaid() throws Exception {
    attack.bundle().script("echo up; read line");
    Started started = attack.start(attack.bundle().launcher().toString());
    started.await("up\n");
    Path cgroup = Path.of(started.cgroups().stream()
        .filter(path -> path.contains("pids"))
        .findFirst()
        .orElseThrow());
    Process stranger = new ProcessBuilder("sleep", "1000").start();
    try {
      Files.writeString(cgroup.resolve("cgroup.procs"), Long.toString(stranger.pid()));
      Result result = started.end();
      assertEquals(
          "jexec: warning: could not remove the cgroup " + cgroup + ", which is still in use\n",
          result.err());
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroyForcibly().waitFor();
    }
    sweep();
    attack.assertNothingIsLeft(started);
  }

  @Test
  void theCgroupOfAProcessWhoseIdIsInUseAgainIsSwept() throws IOException {
    long pid = ProcessHandle.current().pid();
    Path reused = cgroup(pid, start(pid) + 1, pidNamespace());
    Path dead = cgroup(deadProcess(), 1, pidNamespace());
    Path nested = Files.createDirectory(dead.resolve("nested"));
    sweep();
    assertFalse(Files.exists(reused));
    assertFalse(Files.exists(nested));
    assertFalse(Files.exists(dead));
  }

  @Test
  void otherCgroupsAreNotSwept() throws IOException {
    long pid = ProcessHandle.current().pid();
    List<Path> kept = List.of(
        cgroup(pid, start(pid), pidNamespace()),
        cgroup(deadProcess(), 1, pidNamespace() + 1),
        make("jdf-" + deadProcess() + "-1-" + pidNamespace() + "x"),
        make("jdf-" + deadProcess() + "-1"),
        make("jdx-" + deadProcess() + "-1-" + pidNamespace()));
    sweep();
    kept.forEach(path -> assertTrue(Files.exists(path), path::toString));
  }

  private void sweep() {
    attack.bundle().args("/bin/true");
    assertEquals(new Result(0, "", ""), attack.bundle().jexec());
  }

  private Path cgroup(long pid, long start, long namespace) throws IOException {
    return make("jdf-" + pid + "-" + start + "-" + namespace);
  }

  private Path make(String name) throws IOException {
    Path cgroup = Files.createDirectory(base.resolve(name));
    made.add(cgroup);
    return cgroup;
  }

  /** Field 22 of proc_pid_stat(5). */
  private static long start(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
  }

  private static long pidNamespace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    return Long.parseLong(link.replaceAll("\\D", ""));
  }

  /** No process has this id, nor ever will: it is above the kernel's highest. */
  private static long deadProcess() {
    return 4_194_305;
  }
}
