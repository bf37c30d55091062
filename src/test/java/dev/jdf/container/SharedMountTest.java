package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mounts of a container the host sees, where its own are shared: as under runc and crun. */
class SharedMountTest {

  /** A machine that shares its mounts, as systemd makes it; crun refuses hybrid cgroups. */
  private static final String HOST = """
      umount /sys/fs/cgroup/unified 2>/dev/null
      mount -t tmpfs host data && mkdir data/below && "$@" >&2
      grep -c ' container rw' /proc/self/mountinfo
      """;

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder).script("mount -t tmpfs container /data/below");
    Command.run(folder, List.of("mkdir", "data")).ok();
    for (String set : List.of("bounding", "effective", "permitted")) {
      ObjectNode sets = (ObjectNode) bundle.process().get("capabilities");
      sets.withArray(set).add("CAP_SYS_ADMIN");
    }
  }

  @Test
  void ofASharedBindInASharedRoot() {
    assertSeen("1", "shared", "rshared");
    assertSeen("1", "shared", "shared");
    assertSeen("1", "rshared", "rshared");
  }

  @Test
  void ofNoOther() {
    assertSeen("0", "shared", "rprivate");
    assertSeen("0", "shared", "rslave");
    assertSeen("0", "rslave", "rslave");
    assertSeen("0", "rslave", "rshared");
    assertSeen("0", "", "rshared");
    assertSeen("0", "", "rprivate");
  }

  private void assertSeen(String expected, String ofRoot, String ofBind) {
    bundle.linux().remove("rootfsPropagation");
    if (!ofRoot.isEmpty()) {
      bundle.linux().put("rootfsPropagation", ofRoot);
    }
    bundle.withoutMount("/data").mount("/data", "bind", "data", "rbind", ofBind);
    String what = ofBind + " in " + ofRoot;
    assertEquals(expected, seen(List.of(bundle.launcher().toString())), what + " under jexec");
    for (String peer : List.of("runc", "crun")) {
      assumeTrue(Command.exists(peer), "needs " + peer);
      String name = "jdf-test-" + ProcessHandle.current().pid();
      assertEquals(expected, seen(List.of(peer, "run", name)), what + " under " + peer);
    }
  }

  private String seen(List<String> runtime) {
    List<String> command = new ArrayList<>(
        List.of("unshare", "-m", "--propagation", "shared", "sh", "-c", HOST, "sh"));
    command.addAll(runtime);
    Result result = Command.run(folder, command);
    assertEquals("", result.err());
    return result.out().strip();
  }
}
