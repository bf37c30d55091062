package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.plan.Host.Range;
import dev.jdf.plan.RootWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ordinary user whom subuid(5) grants ids, which newuidmap(1) maps. */
class RootlessRangesTest {

  /** The programs know only users with a name. */
  private static final int NOBODY = 65534;

  private static final String AS_NOBODY = "mount --bind own-ids /etc/subuid"
      + " && mount --bind own-ids /etc/subgid"
      + " && exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\"";

  @TempDir
  private Path folder;

  private Attack attack;

  @BeforeEach
  void grant() throws IOException {
    assumeTrue(isSetUid("newuidmap") && isSetUid("newgidmap"), "newuidmap is not set-uid");
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    attack = Attack.in(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(attack.bundle().folder().resolve("own-ids"), "nobody:100000:65536\n");
    attack.bundle().withoutCgroups().ofUser(NOBODY, List.of(new Range(100000, 65536)));
    ((ObjectNode) attack.bundle().process().get("user"))
        .removeAll()
        .put("uid", 7)
        .put("gid", 8);
    attack.bundle().linux().withArray("namespaces").addObject().put("type", "user");
    for (String list : List.of("uidMappings", "gidMappings")) {
      map(list, 0, NOBODY, 1);
      map(list, 1, 100000, 1000);
    }
  }

  @Test
  void rangesAreMapped() throws IOException {
    attack.bundle().process().withObject("/user").putArray("additionalGids").add(9);
    attack.bundle().script("tr -s ' ' < /proc/self/uid_map; tr -s ' ' < /proc/self/gid_map; id");
    assertEquals("""
         0 65534 1
         1 100000 1000
         0 65534 1
         1 100000 1000
        uid=7 gid=8 groups=9
        """, run().ok().out());
  }

  @Test
  void filesOfTheProgramAreOwnedByAGrantedId() throws IOException {
    Path shared = Files.createDirectory(attack.bundle().rootfs().resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    attack.bundle().script("touch /shared/file");
    run().ok();
    assertEquals(100006, Files.getAttribute(shared.resolve("file"), "unix:uid"));
  }

  /** Granted ids own files of the layer, and of a copy, as they do in a root of one's own. */
  @ParameterizedTest
  @EnumSource
  void rootThatStaysAsItIsHasTheGrantedIdsToo(Way way) throws IOException {
    Path kept = attack.bundle().folder().resolve("own-kept");
    attack
        .bundle()
        .writing(
            way == Way.KEPT ? new RootWrites.Kept(kept.toString()) : new RootWrites.Discarded());
    if (way == Way.COPIED) {
      attack.bundle().onKernel("6.1.0-13-amd64");
    }
    ((ObjectNode) attack.bundle().process().get("user"))
        .removeAll()
        .put("uid", 0)
        .put("gid", 0);
    attack.bundle().script("""
        set -e
        stat -c %u:%g /etc /etc/group
        mkdir /d; touch /d/f /new; chown 7:8 /d /d/f /new; chown 9:9 /etc/group
        busybox rm /etc/passwd; ls /etc
        stat -c %u:%g /d /d/f /new /etc/group
        """);
    giveAway();
    String before = Fingerprint.of(attack.bundle().rootfs());
    assertEquals("""
        0:0
        0:0
        group
        7:8
        7:8
        7:8
        9:9
        """, run().ok().out());
    assertEquals(before, Fingerprint.of(attack.bundle().rootfs()));
    if (way == Way.KEPT) {
      assertEquals(100006, Files.getAttribute(kept.resolve("upper/new"), "unix:uid"));
      assertEquals(100007, Files.getAttribute(kept.resolve("upper/d/f"), "unix:gid"));
      attack.bundle().script("stat -c %u:%g /d /d/f /new /etc/group");
      assertEquals("7:8\n7:8\n7:8\n9:9\n", run().ok().out());
    }
  }

  /** Where what is written goes. */
  enum Way {
    DISCARDED,
    KEPT,
    COPIED
  }

  /** As the store's copy of an image is, all of it is the user's. */
  private void giveAway() {
    Command.run(
            folder,
            List.of(
                "chown", "-R", NOBODY + ":" + NOBODY, attack.bundle().folder().toString()))
        .ok();
  }

  /** What the config asks for and subuid does not grant is refused by newuidmap at the latest. */
  @Test
  void whatIsNotGrantedIsRefused() throws IOException {
    Files.writeString(attack.bundle().folder().resolve("own-ids"), "nobody:200000:65536\n");
    attack.bundle().script("id");
    Result result = run();
    Attack.assertRefused(result, "map the ids of the user namespace", "EPERM");
    assertTrue(result.err().contains("newuidmap"), result.err());
  }

  private Result run() throws IOException {
    Path launcher = attack.bundle().launcher();
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("r-xr-xr-x"));
    Started started =
        attack.start("unshare", "-m", "sh", "-e", "-c", AS_NOBODY, launcher.toString());
    Result result = started.end();
    attack.awaitProcesses();
    return result;
  }

  private void map(String list, long inside, long outside, long size) {
    ObjectNode mapping = attack.bundle().linux().withArray(list).addObject();
    mapping.put("containerID", inside).put("hostID", outside).put("size", size);
  }

  private static boolean isSetUid(String program) throws IOException {
    Path file = Path.of("/usr/bin", program);
    Set<PosixFilePermission> execute = Set.of(PosixFilePermission.OTHERS_EXECUTE);
    return Files.exists(file)
        && Files.getPosixFilePermissions(file).containsAll(execute)
        && ((int) Files.getAttribute(file, "unix:mode") & 04000) != 0;
  }
}
