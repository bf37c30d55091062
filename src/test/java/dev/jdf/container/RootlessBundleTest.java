package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that an ordinary user makes of an image, and runs by each runtime as they stand. */
class RootlessBundleTest {

  private static final String GRANTED =
      "mount --bind ids /etc/subuid && mount --bind ids /etc/subgid && exec \"$@\"";

  @TempDir
  private Path classes;

  @TempDir
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    assumeTrue(Command.exists("runc") && Command.exists("crun"), "needs runc and crun");
    BusyboxImage.make(folder);
    Files.writeString(folder.resolve("ids"), "nobody:100000:65536\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Command.run(folder, List.of("chmod", "-R", "a+rX", "image")).ok();
  }

  @Test
  void whoHasOneIdRunsItAsRoot() throws IOException {
    build(List.of(), "USER 0:0", script("id; cat /proc/self/uid_map; stat -c %u /etc/passwd"));
    for (List<String> runtime : runtimes()) {
      String out = Command.run(folder, runtime).ok().out().replaceAll(" +", " ");
      assertTrue(out.matches("uid=0\\(root\\) gid=0\\(root\\).*\n 0 65534 1\n0\n"), out);
    }
  }

  /** sysfs belongs to who owns the network. */
  @Test
  void theNetworkOfTheHostTakesItsSys() throws IOException {
    build(List.of(), "USER 0:0", "NETWORK host", script("ls -d /sys/class/net/lo"));
    for (List<String> runtime : runtimes()) {
      assertEquals("/sys/class/net/lo\n", Command.run(folder, runtime).ok().out());
    }
  }

  @Test
  void whoIsGrantedIdsHasTheOthersOfTheImageToo() throws IOException {
    List<String> granted = List.of("unshare", "-m", "sh", "-c", GRANTED, "sh");
    build(granted, "USER app:app", script("id; cat /proc/self/uid_map"));
    for (List<String> runtime : runtimes()) {
      List<String> command = new ArrayList<>(granted);
      command.addAll(runtime);
      assertEquals(
          "uid=7(app) gid=8(app)\n 0 65534 1\n 1 100000 65536\n",
          Command.run(folder, command).ok().out().replaceAll(" +", " "));
    }
  }

  /** For the shell that the image has as its entry point. */
  private static String script(String text) {
    return "CMD [\"-c\", \"" + text + "\"]";
  }

  private void build(List<String> before, String... lines) throws IOException {
    String spec = "FROM oci:image:1\n" + String.join("\n", lines) + "\n";
    Files.writeString(folder.resolve("image.jdf"), spec);
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("env", "XDG_DATA_HOME=" + folder.resolve("data")));
    command.addAll(Jexec.jbuildAsNobody(classes).with("image.jdf", "-o", "bundle/"));
    Command.run(folder, command).ok();
  }

  private List<List<String>> runtimes() {
    Path bundle = folder.resolve("bundle");
    return List.of(
        Jexec.asNobody(classes).with(bundle.toString()),
        PeerRuntime.asNobody("runc", bundle, folder.resolve("state")),
        PeerRuntime.asNobody("crun", bundle, folder.resolve("state")));
  }
}
