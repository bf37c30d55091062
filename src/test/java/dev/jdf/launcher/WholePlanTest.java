package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.container.Bundle;
import dev.jdf.container.Command;
import dev.jdf.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real containers do what their plans say, to the system call, in their code and when they run. */
class WholePlanTest {

  private static final Path PLANS = Path.of("src/test/resources/plan");
  private static final int NOBODY = 65534;

  @TempDir
  private Path folder;

  @Test
  void dockersDefault() throws Exception {
    assertHolds(0, bundle().like(PLANS.resolve("whole/docker.json")).args("/bin/true"));
  }

  @Test
  void readOnly() throws Exception {
    Bundle bundle = bundle();
    bundle.config().putObject("root").put("path", "rootfs").put("readonly", true);
    bundle.mount("/new/tmp", "tmpfs", "tmpfs", "ro").mount("/etc", "bind", "/etc", "rbind", "ro");
    bundle
        .linux()
        .putArray("maskedPaths")
        .add("/proc/keys")
        .add("/sys/firmware")
        .add("/none");
    bundle.linux().putArray("readonlyPaths").add("/proc/sys").add("/none");
    bundle.linux().putObject("sysctl").put("net.ipv4.ip_default_ttl", "63");
    assertHolds(7, bundle.script("exit 7"));
  }

  @Test
  void cgroups() throws Exception {
    Bundle bundle = bundle().args("/bin/true");
    ObjectNode resources = bundle.linux().putObject("resources");
    resources.putObject("pids").put("limit", 100);
    resources.putArray("devices").addObject().put("allow", false).put("access", "rwm");
    assertHolds(0, bundle);
  }

  @Test
  void aTerminal() throws Exception {
    Bundle bundle = bundle().withoutCgroups().script("echo out; tty; exit 3");
    bundle.process().put("terminal", true);
    assertHolds(3, bundle);
  }

  @Test
  void anInitThatRunsFromASealedCopy() throws Exception {
    Bundle bundle = bundle().withoutCgroups().script("(sleep 0 &); exit 4");
    bundle.config().putObject("annotations").put("dev.jdf.init", "true");
    assertHolds(4, bundle);
  }

  @Test
  void aUserNamespaceAndClocksOfItsOwn() throws Exception {
    Bundle bundle = bundle().withoutCgroups().args("/bin/true");
    for (String list : List.of("uidMappings", "gidMappings")) {
      ObjectNode mapping = bundle.linux().putArray(list).addObject();
      mapping.put("containerID", 0).put("hostID", 100000).put("size", 65536);
    }
    bundle.linux().withArray("namespaces").addObject().put("type", "user");
    bundle.linux().withArray("namespaces").addObject().put("type", "time");
    bundle.linux().putObject("timeOffsets").putObject("boottime").put("secs", 9).put("nanosecs", 0);
    assertHolds(0, bundle);
  }

  @Test
  void theHostsPidNamespace() throws Exception {
    assertHolds(0, bundle().withoutCgroups().withoutNamespace("pid").script("sleep 100 &"));
  }

  @Test
  void aProgramThatIsMissing() throws Exception {
    assertHolds(127, bundle().withoutCgroups().args("none"));
  }

  @Test
  void aMountThatFails() throws Exception {
    assertHolds(125, bundle().mount("/x", "tmpfs", "tmpfs", "nosuch=1").args("/bin/true"));
  }

  @Test
  void theHostsFilesWithoutRoot() throws Exception {
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    Bundle bundle = bundle().like(PLANS.resolve("rootless/from-host.json"));
    bundle.linux().withArray("namespaces").addObject().put("type", "ipc");
    bundle.process().put("cwd", "/");
    Plan plan =
        bundle.ofUser(NOBODY, List.of()).args("/bin/true").plan().value().orElseThrow();
    CodeCheck.check(plan);
    List<String> command =
        List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    assertEquals(0, TraceCheck.checkBehind(command, plan));
  }

  private Bundle bundle() {
    return Bundle.in(folder);
  }

  private static void assertHolds(int exit, Bundle bundle) throws Exception {
    Plan plan = bundle.plan().value().orElseThrow();
    CodeCheck.check(plan);
    assertEquals(exit, TraceCheck.check(plan));
  }
}
