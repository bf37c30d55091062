package dev.jdf.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.linux.Arch;
import dev.jdf.plan.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Machines as folders of their files, each beside what must be read from it. */
class HostReaderTest {

  private static final Path MACHINES = Path.of("src/test/resources/host");

  @TestFactory
  Stream<DynamicTest> readsTheMachine() throws IOException {
    try (Stream<Path> machines = Files.list(MACHINES)) {
      return machines.sorted().toList().stream()
          .map(machine -> dynamicTest(machine.getFileName().toString(), () -> check(machine)));
    }
  }

  @Test
  void withoutProcNothingIsKnown(@TempDir Path nothing) {
    HostReader reader = new HostReader(nothing);
    IOException failure = assertThrows(IOException.class, () -> reader.read(Arch.X86_64, "ada"));
    assertEquals("/proc/self/status cannot be read: is /proc mounted?", failure.getMessage());
  }

  @Test
  void thisMachineIsRead() throws IOException {
    Host host = new HostReader(Path.of("/")).read(Arch.X86_64, "root");
    assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), (int) host.euid());
    assertEquals(System.getProperty("os.version"), host.kernelRelease());
  }

  @Test
  void whatDecidesIsAPremise() throws IOException {
    Path machine = MACHINES.resolve("unified");
    List<Premise> premises =
        new HostReader(machine).observe(Arch.X86_64, "ada").premises().orElseThrow();
    for (String file : List.of(
        "proc/sys/kernel/osrelease",
        "proc/self/mountinfo",
        "proc/self/cgroup",
        "etc/subuid",
        "etc/subgid",
        "etc/passwd")) {
      assertTrue(premises.contains(Premise.of(machine.resolve(file))), file);
    }
    assertTrue(premises.stream().anyMatch(it -> it.toString().contains("cgroup.controllers")));
    assertTrue(premises.stream().anyMatch(it -> it.toString().contains("newuidmap")));
    assertTrue(premises.stream().anyMatch(it -> it.toString().contains("newgidmap")));
    assertFalse(premises.stream().anyMatch(it -> it.toString().contains("self/status")));
  }

  private static void check(Path machine) throws IOException {
    Host host = new HostReader(machine).read(Arch.X86_64, "ada");
    assertEquals(Files.readString(machine.resolve("expected.txt")), text(host));
  }

  private static String text(Host host) {
    List<String> lines = new ArrayList<>();
    lines.add("kernel " + host.kernelRelease());
    lines.add("euid " + host.euid());
    lines.add("egid " + host.egid());
    ids(lines, "uids", host.uids());
    ids(lines, "gids", host.gids());
    host.cgroups()
        .forEach(it -> lines.add("cgroup v%d %s %s at %s"
            .formatted(it.version(), it.controllers(), it.mountPoint(), it.callerPath())));
    host.lsms().forEach(name -> lines.add("lsm " + name));
    lines.add("capabilities " + Long.toHexString(host.capabilities()));
    lines.add(host.messageQueues() ? "message queues" : "no message queues");
    return String.join("\n", lines) + "\n";
  }

  private static void ids(List<String> lines, String kind, Host.SubordinateIds ids) {
    ids.ranges()
        .forEach(range -> lines.add(
            "%s %d+%d by %s".formatted(kind, range.first(), range.count(), ids.program())));
  }
}
