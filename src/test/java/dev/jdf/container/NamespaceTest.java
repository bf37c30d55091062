package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces, ids and terminals: attack cases B31 to B34, C14, C16, C17, C24 and C25. */
class NamespaceTest {

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder).withoutCgroups();
  }

  @Test
  void everyNamespaceThatIsAskedForIsNew() throws IOException {
    bundle.script("cd /proc/self/ns; for n in mnt net uts pid ipc cgroup; do readlink $n; done");
    List<String> inside = bundle.jexec().ok().out().lines().toList();
    assertEquals(6, inside.size());
    for (String namespace : inside) {
      String file = namespace.substring(0, namespace.indexOf(':'));
      String outside = Files.readSymbolicLink(Path.of("/proc/self/ns/" + file)).toString();
      assertTrue(!namespace.equals(outside), namespace);
    }
  }

  @Test
  void namespaceThatIsNotAskedForIsTheCallers() throws IOException {
    bundle.withoutNamespace("ipc").withoutMount("/dev/mqueue").script("readlink /proc/self/ns/ipc");
    String outside = Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString();
    assertEquals(outside + "\n", bundle.jexec().ok().out());
  }

  @Test
  void b31NameOfTheHostStays() throws IOException {
    Path name = Path.of("/proc/sys/kernel/hostname");
    String before = Files.readString(name);
    bundle.script("hostname");
    assertEquals("box\n", bundle.jexec().ok().out());
    bundle.withoutNamespace("uts");
    assertEquals(125, bundle.jexec().exit());
    assertEquals(before, Files.readString(name));
  }

  @Test
  void b32ParametersAreTheContainers() throws IOException {
    Path file = Path.of("/proc/sys/kernel/msgmax");
    String before = Files.readString(file);
    ((ObjectNode) bundle.linux().get("sysctl")).put("kernel.msgmax", "4711");
    bundle.args("/bin/cat", file.toString());
    assertEquals("4711\n", bundle.jexec().ok().out());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void b34NamespaceOfAnotherKindIsNotJoined() {
    for (String path : List.of("/proc/self/ns/ipc", "/etc/passwd", "/none", "/proc/self/ns")) {
      join("network", path);
      Result result = bundle.jexec();
      assertEquals(125, result.exit());
      assertTrue(result.err().contains("join the network namespace " + path), result.err());
    }
  }

  @Test
  void namespaceIsJoined() throws IOException {
    join("network", "/proc/" + ProcessHandle.current().pid() + "/ns/net");
    bundle.linux().remove("sysctl");
    bundle.withoutMount("/sys").args("/bin/readlink", "/proc/self/ns/net");
    String outside = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    assertEquals(outside + "\n", bundle.jexec().ok().out());
  }

  @Test
  void c24FilesBelongToTheMappedIds() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Command.run(folder, List.of("chmod", "0777", data.toString())).ok();
    map(0, 100000, 65536);
    bundle.mount("/tmp", "bind", data.toString(), "bind");
    bundle.script("touch /tmp/f; mknod /tmp/n c 1 1; id -u; cat /proc/self/uid_map");
    Result result = bundle.jexec();
    assertTrue(result.out().startsWith("0\n"), result.out() + result.err());
    assertEquals(100000, Files.getAttribute(data.resolve("f"), "unix:uid"));
    assertTrue(Files.notExists(data.resolve("n")));
  }

  @Test
  void c24CapabilitiesAreThoseOfTheNewNamespace() {
    map(0, 100000, 65536);
    bundle.script("hostname other && hostname; date -s 2000-01-01 2>&1 | head -1");
    for (String set : List.of("bounding", "effective", "permitted")) {
      bundle.process().withArray("/capabilities/" + set).add("CAP_SYS_ADMIN").add("CAP_SYS_TIME");
    }
    String out = bundle.jexec().ok().out();
    assertTrue(out.startsWith("other\n"), out);
    assertTrue(out.contains("Operation not permitted"), out);
  }

  @Test
  void c25LastMappingThatTheKernelTakesIsTaken() {
    ArrayNode uids = user().putArray("uidMappings");
    ArrayNode gids = bundle.linux().putArray("gidMappings");
    for (int i = 0; i < 340; i++) {
      uids.addObject().put("containerID", i).put("hostID", 2 * i).put("size", 1);
      gids.addObject().put("containerID", i).put("hostID", 2 * i).put("size", 1);
    }
    bundle.script("wc -l < /proc/self/uid_map");
    assertEquals("340\n", bundle.jexec().ok().out());
  }

  @Test
  void c25AllIdsAreMapped() {
    map(0, 0, 4294967295L);
    bundle.script("tr -s ' ' < /proc/self/uid_map");
    assertEquals(" 0 0 4294967295\n", bundle.jexec().ok().out());
  }

  @Test
  void c16TerminalOfTheCallerCannotBeTypedInto() {
    assumeTrue(Command.exists("script"), "needs script");
    Probe.into(bundle).args("/bin/probe", "terminal");
    Result result =
        Command.run(folder, List.of("script", "-qec", bundle.launcher().toString(), "/dev/null"));
    List<String> lines = result.ok().out().lines().toList();
    assertEquals(8, lines.size(), result.out());
    assertTrue(lines.get(0).matches("TIOCSTI (EPERM|EIO)"), result.out());
    assertEquals("/dev/tty ENXIO", lines.get(6));
    assertEquals("TIOCSCTTY EPERM", lines.get(7));
  }

  /** With that capability the kernel lets a program type into any terminal that it has open. */
  @Test
  void c16TerminalOfTheCallerCannotBeTypedIntoWithAllPrivileges() {
    assumeTrue(Command.exists("script"), "needs script");
    Probe.into(bundle).args("/bin/probe", "terminal");
    for (String set : List.of("bounding", "effective", "permitted")) {
      bundle.process().withArray("/capabilities/" + set).add("CAP_SYS_ADMIN");
    }
    Result result =
        Command.run(folder, List.of("script", "-qec", bundle.launcher().toString(), "/dev/null"));
    assertEquals("""
        TIOCSTI EPERM
        TIOCSTI with high bits EPERM
        TIOCSTI EPERM
        TIOCSTI with high bits EPERM
        TIOCSTI EPERM
        TIOCSTI with high bits EPERM
        /dev/tty ENXIO
        TIOCSCTTY EPERM
        """, result.ok().out().replace("\r", ""));
  }

  @Test
  void b33ParametersOfTheHostsNamespaceAreRefusedWhateverItsPath() {
    bundle.linux().putObject("sysctl").put("net.ipv4.ip_forward", "0");
    join("network", "/proc/" + ProcessHandle.current().pid() + "/ns/net");
    Attack.assertRefused(
        bundle.jexec(), "set net.ipv4.ip_forward", "the host's own namespace", "EINVAL");
    assertNotEquals(0, bundle.runc().exit());
  }

  @Test
  void b33ParametersOfAJoinedNamespaceAreSet() throws Exception {
    Process other = new ProcessBuilder("unshare", "-n", "sh", "-c", "echo up; read line").start();
    try {
      assertEquals('u', other.getInputStream().read());
      bundle.linux().putObject("sysctl").put("net.ipv4.ip_default_ttl", "63");
      join("network", "/proc/" + other.pid() + "/ns/net");
      bundle.script("cat /proc/sys/net/ipv4/ip_default_ttl");
      assertEquals("63\n", bundle.jexec().ok().out());
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
  }

  @Test
  void c17TerminalOfTheContainerIsItsOwn() {
    assumeTrue(Command.exists("script"), "needs script");
    bundle.process().put("terminal", true);
    bundle.script("tty; readlink /proc/self/fd/0; test /dev/console -ef /dev/pts/0 && echo same");
    Result result =
        Command.run(folder, List.of("script", "-qec", bundle.launcher().toString(), "/dev/null"));
    // script(1) types the end of its input, and the terminal echoes that
    List<String> lines =
        result.ok().out().replaceAll("\\^[@D]\\x08*", "").lines().toList();
    assertEquals(List.of("/dev/pts/0", "/dev/pts/0", "same"), lines);
  }

  private void join(String type, String path) {
    ArrayNode namespaces = (ArrayNode) bundle.withoutNamespace(type).linux().get("namespaces");
    namespaces.addObject().put("type", type).put("path", path);
  }

  private ObjectNode user() {
    ((ArrayNode) bundle.linux().get("namespaces")).addObject().put("type", "user");
    return bundle.linux();
  }

  private void map(long inside, long outside, long size) {
    ObjectNode linux = user();
    for (String list : List.of("uidMappings", "gidMappings")) {
      ObjectNode mapping = linux.putArray(list).addObject();
      mapping.put("containerID", inside).put("hostID", outside).put("size", size);
    }
  }
}
