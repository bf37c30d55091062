package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Layered.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers on one tree that run side by side, are killed, or have too little. */
class LayeredRootLifeTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(Way.class)
  void runsSideBySideDoNotSeeEachOther(Way way) throws IOException {
    Layered layered = Layered.of(way, folder);
    layered.prepare("read id; echo $id > /id; echo $id >> /etc/group; echo wrote; read go; cat /id;"
        + " tail -n +2 /etc/group");
    String before = Fingerprint.of(layered.bundle().rootfs());
    List<Started> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(layered.start(""));
      say(all.get(i), "number " + i + "\n");
    }
    for (Started started : all) {
      started.await("wrote\n");
    }
    for (int i = 0; i < all.size(); i++) {
      say(all.get(i), "go\n");
      String id = "number " + i + "\n";
      assertEquals("wrote\n" + id + id, all.get(i).end().ok().out());
    }
    layered.attack().assertNothingIsLeft(all.toArray(Started[]::new));
    assertEquals(before, Fingerprint.of(layered.bundle().rootfs()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void nothingIsLeftWhenItIsKilledAtAnyMoment(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().bind("src", "/made/below");
    layered.prepare("echo x > /x; echo up; exec sleep 1000");
    String before = Fingerprint.of(layered.bundle().rootfs());
    Random random = new Random(1);
    List<Started> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Started started = layered.start("");
      LockSupport.parkNanos(random.nextInt(way == Way.COPIED ? 30_000_000 : 12_000_000));
      started.process().destroyForcibly();
      all.add(started);
      started.waitFor();
    }
    layered.attack().awaitProcesses();
    assertEquals(before, Fingerprint.of(layered.bundle().rootfs()));
    layered.script("exit 0").ok();
    layered.attack().assertNothingIsLeft(all.toArray(Started[]::new));
  }

  /** By a lock that who removes trees looks at. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void treeIsHeldWhileItIsUsed(Way way) throws IOException {
    assumeTrue(Command.exists("flock"), "needs flock");
    Layered layered = Layered.of(way, folder);
    layered.prepare("echo up; read line");
    List<String> remove =
        List.of("flock", "--exclusive", "--nonblock", layered.bundle().rootfs().toString(), "true");
    Command.run(folder, remove).ok();
    Started started = layered.start("");
    started.await("up\n");
    assertEquals(1, Command.run(folder, remove).exit());
    started.end();
    Command.run(folder, remove).ok();
  }

  @Test
  void treeThatIsBeingRemovedIsNotUsed() {
    assumeTrue(Command.exists("flock"), "needs flock");
    Layered layered = Layered.asRoot(folder);
    String removal = "exec 9<" + layered.bundle().rootfs() + "; flock 9";
    Attack.assertRefused(
        layered.scriptAfter(removal + "; sleep 3 & exec 9<&-", "echo"),
        "hold the root filesystem",
        "being removed: EBUSY");
  }

  @ParameterizedTest
  @EnumSource(names = {"AS_ROOT"})
  void memoryLimitBoundsWhatIsWritten(Way way) {
    Layered layered = Layered.of(way, folder);
    layered
        .bundle()
        .linux()
        .withObject("/resources")
        .putObject("memory")
        .put("limit", 30_000_000)
        .put("swap", 30_000_000);
    Result result = layered.script("dd if=/dev/zero of=/big bs=1M count=200; echo $?");
    assertTrue(!result.out().startsWith("0\n"), result::toString);
  }

  /** A copy in memory needs more than the image may have: it is said what would help. */
  @Test
  void copyBeyondTheMemoryLimitIsSaid() throws IOException {
    Layered layered = Layered.asRoot(folder);
    layered.bundle().onKernel("6.1.0-13-amd64");
    layered.bundle().linux().withArray("namespaces").addObject().put("type", "user");
    for (String list : List.of("uidMappings", "gidMappings")) {
      layered
          .bundle()
          .linux()
          .withArray(list)
          .addObject()
          .put("containerID", 0)
          .put("hostID", 0)
          .put("size", 65536);
    }
    layered
        .bundle()
        .linux()
        .withObject("/resources")
        .putObject("memory")
        .put("limit", 30_000_000)
        .put("swap", 30_000_000);
    Files.write(layered.file("large"), new byte[100_000_000]);
    Result result = layered.script("echo");
    Attack.assertRefused(result, "into memory", "a larger MEMORY, or --upper DIR", "ENOMEM");
  }

  @ParameterizedTest
  @EnumSource(names = {"AS_ROOT"})
  void fewDescriptorsAreEnoughOrAnError(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.scriptAfter("ulimit -n 64", "echo").ok();
    for (int most : new int[] {4, 8, 16, 20, 24}) {
      Result result = layered.scriptAfter("ulimit -n " + most, "exit 0");
      if (result.exit() != 0) {
        Attack.assertRefused(result, "jexec: ", "EMFILE");
      }
    }
  }

  @Test
  void insideIsAsUnderThePeers() {
    Layered layered = Layered.asRoot(folder);
    View view = Peers.of(layered.bundle()).compare();
    assertEquals("overlay", view.fact("mount / type"));
  }

  private static void say(Started started, String text) throws IOException {
    started.process().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    started.process().getOutputStream().flush();
  }
}
