package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container may do to the parts of the host that it is shown. */
class HostSourceTest {

  @TempDir
  Path folder;

  @Test
  void aDeviceMadeInAWritableBindCannotBeOpened() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Result result = Bundle.in(folder)
        .withoutCgroups()
        .mount("/data", "bind", shared.toString(), "rbind", "rw")
        .script("mknod /data/null c 1 3 && cat /data/null")
        .jexec();
    assertTrue(Files.exists(shared.resolve("null")), "the node itself can be made");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("Permission denied"), result.err());
  }

  @Test
  void aBindThatSaysDevOpensItsDevices() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Bundle.in(folder)
        .withoutCgroups()
        .mount("/data", "bind", shared.toString(), "rbind", "rw", "dev")
        .script("mknod /data/null c 1 3 && cat /data/null")
        .jexec()
        .ok();
  }

  @Test
  void noMountPointIsMadeOnTheHostsOwnRoot() {
    Path missing = Path.of("/jdf-test-missing-" + ProcessHandle.current().pid());
    Bundle bundle = Bundle.in(folder).mount(missing.toString(), "tmpfs", "tmpfs");
    ObjectNode root = (ObjectNode) bundle.config().get("root");
    root.put("path", "/").put("readonly", true);
    Result result = bundle.jexec();
    assertFalse(Files.exists(missing));
    assertEquals(125, result.exit());
    assertTrue(result.err().contains("EROFS"), result.err());
  }

  @Test
  void theWorkingDirectoryIsMadeBeforeTheRootIsReadOnly() {
    Bundle bundle = Bundle.in(folder).script("pwd");
    ((ObjectNode) bundle.config().get("root")).put("readonly", true);
    bundle.process().put("cwd", "/work/here");
    assertEquals("/work/here\n", bundle.jexec().ok().out());
  }

  @Test
  void whatIsMaskedBehindALinkOrAMountIsMasked() {
    Bundle bundle = Bundle.in(folder).script("cat /proc/self/environ; touch /sys/fs/cgroup/x");
    bundle.linux().putArray("maskedPaths").add("/proc/net").add("/proc/acpi");
    bundle.linux().putArray("readonlyPaths").add("/sys/fs/cgroup").add("/proc/net");
    Result result = bundle.jexec();
    assertTrue(result.err().contains("Read-only file system"), result.err());
  }
}
