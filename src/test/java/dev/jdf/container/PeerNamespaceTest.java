package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces that are new, the host's or another process's, as under runc and crun. */
class PeerNamespaceTest {

  @TempDir
  private Path folder;

  private final List<Process> started = new ArrayList<>();
  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder);
  }

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void networkOfTheHost() {
    bundle.linux().remove("sysctl");
    bundle.withoutNamespace("network");
    View view = Peers.of(bundle).compare();
    assertEquals("the host's", view.fact("namespace net"));
    assertEquals("the container's", view.fact("namespace ipc"));
  }

  @Test
  void messagesOfTheHost() {
    bundle.withoutNamespace("ipc");
    assertEquals("the host's", Peers.of(bundle).compare().fact("namespace ipc"));
  }

  @Test
  void nameOfTheHost() {
    bundle.withoutNamespace("uts").config().remove("hostname");
    assertEquals("the host's", Peers.of(bundle).compare().fact("namespace uts"));
  }

  @Test
  void processesOfTheHost() {
    bundle.withoutNamespace("pid");
    View view = Peers.of(bundle).compare();
    assertEquals("the host's", view.fact("namespace pid"));
    assertEquals("", view.fact("process is first"));
  }

  @Test
  void cgroupsOfTheHost() {
    bundle.withoutNamespace("cgroup").withoutMount("/sys/fs/cgroup");
    assertEquals("the host's", Peers.of(bundle).compare().fact("namespace cgroup"));
  }

  @Test
  void nothingButAMountNamespace() {
    for (String type : List.of("network", "ipc", "uts", "pid", "cgroup")) {
      bundle.withoutNamespace(type);
    }
    bundle.withoutMount("/sys/fs/cgroup").config().remove("hostname");
    bundle.linux().remove("sysctl");
    Peers.of(bundle).compare();
  }

  @Test
  void namespacesOfAnotherProcess() throws IOException {
    String other = start("--net", "--ipc", "--uts");
    bundle.linux().remove("sysctl");
    bundle.config().remove("hostname");
    for (String type : List.of("network", "ipc", "uts")) {
      join(type, "/proc/" + other + "/ns/" + (type.equals("network") ? "net" : type));
    }
    View view = Peers.of(bundle).namespaces(other, "another's").compare();
    assertEquals("another's", view.fact("namespace net"));
    assertEquals("another's", view.fact("namespace ipc"));
    assertEquals("another's", view.fact("namespace uts"));
  }

  /** One that anybody can make: it has a single id, and forbids setgroups(2). */
  @Test
  void userNamespaceOfAnotherProcess() throws IOException {
    String other = start("--user", "--map-root-user", "--net");
    bundle.linux().remove("sysctl");
    join("user", "/proc/" + other + "/ns/user");
    join("network", "/proc/" + other + "/ns/net");
    ((ArrayNode) bundle.mounts().get(2).get("options")).remove(5);
    bundle.withoutMount("/sys/fs/cgroup").linux().remove("readonlyPaths");
    Peers peers = Peers.of(bundle).withoutRunc().namespaces(other, "another's");
    for (List<Integer> groups : List.of(List.<Integer>of(), List.of(0))) {
      ArrayNode list = ((ObjectNode) bundle.process().get("user")).putArray("additionalGids");
      groups.forEach(list::add);
      View view = peers.compare();
      assertEquals("another's", view.fact("namespace user"));
      assertEquals("", view.fact("status Groups"));
    }
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    String launcher = bundle.script("id -G").launcher().toString();
    Result result = Command.run(folder, List.of("setpriv", "--groups", "5,6", launcher));
    assertEquals("0\n", result.ok().out(), "the caller's groups");
  }

  @Test
  void processesOfAnotherProcess() throws IOException {
    String other = start("--pid", "--fork");
    join("pid", "/proc/" + other + "/ns/pid");
    assertEquals(
        "another's",
        Peers.of(bundle).namespaces(other, "another's").compare().fact("namespace pid"));
  }

  @Test
  void parametersOfTheNamespaces() {
    ObjectNode sysctl = bundle.linux().putObject("sysctl");
    sysctl.put("net.ipv4.ip_forward", "1").put("net.core.somaxconn", "1000");
    sysctl.put("net.ipv4.ping_group_range", "5 10").put("kernel.msgmax", "4321");
    sysctl.put("kernel.sem", "10 20 30 40").put("fs.mqueue.msg_max", "20");
    View view = Peers.of(bundle).compare();
    assertEquals("1", view.fact("sysctl net/ipv4/ip_forward"));
    assertEquals("10 20 30 40", view.fact("sysctl kernel/sem"));
  }

  private void join(String type, String path) {
    bundle.withoutNamespace(type);
    ObjectNode namespace = bundle.linux().withArray("namespaces").addObject();
    namespace.put("type", type).put("path", path);
  }

  /** A process in new namespaces that says who it is and waits for its end. */
  private String start(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare"));
    command.addAll(List.of(options));
    command.addAll(List.of("sh", "-c", "echo ready; exec sleep 1000"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    process.inputReader().readLine();
    return String.valueOf(
        process.descendants().map(ProcessHandle::pid).findFirst().orElse(process.pid()));
  }
}
