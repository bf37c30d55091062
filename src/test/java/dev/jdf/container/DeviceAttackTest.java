package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that bring a /dev of their own, and devices whose path leads elsewhere. */
class DeviceAttackTest {

  @TempDir
  private Path folder;

  @Test
  void a15MaskIsNeverTheNullOfTheImage() {
    Attack attack = attack();
    attack.bundle().withoutMount("/dev");
    attack.file("etc/decoy", "image").link("dev/null", "/etc/decoy");
    attack.refused("device /dev/null", "ELOOP");
  }

  @Test
  void a15MaskedFileIsTheNullDevice() {
    Result result =
        attack().script("stat -c %t:%T /proc/timer_list; cat /proc/timer_list").ok();
    assertEquals("1:3\n", result.out());
  }

  @Test
  void a15NullOfTheHostIsVerified() {
    for (String other : List.of("/dev/zero", "/etc/passwd", "/dev/pts/ptmx")) {
      Attack attack = Attack.in(folder.resolve(other.substring(5).replace('/', '-')));
      Result result = attack.runAfter("mount --bind " + other + " /dev/null");
      Attack.assertRefused(result, "open /dev/null", "ENODEV");
    }
  }

  @Test
  void a15OtherDevicesOfTheHostAreVerified() {
    Attack attack = attack();
    Result result = attack.runAfter("mount --bind /dev/null /dev/urandom");
    Attack.assertRefused(result, "open /dev/urandom", "ENODEV");
  }

  @Test
  void a16FileOfTheImageIsCoveredByTheNullDevice() throws IOException {
    Attack attack = attack().file("dev/null", "image");
    attack.bundle().withoutMount("/dev");
    Result result = attack
        .script("stat -c %t:%T /dev/null; echo lost > /dev/null; echo kept")
        .ok();
    assertEquals("1:3\nkept\n", result.out());
    assertEquals("image", Files.readString(attack.inImage("dev/null")));
  }

  @Test
  void a17LinkOfTheImageIsCoveredByTheConsole() {
    Attack attack = attack();
    attack.bundle().withoutMount("/dev");
    attack.mount("/dev/pts", "devpts", "devpts", "newinstance", "ptmxmode=0666");
    attack.bundle().process().put("terminal", true);
    attack.link("dev/console", attack.out().resolve("console"));
    assertEquals("88:0", attack.script("stat -c %t:%T /dev/console").ok().out().strip());
  }

  @Test
  void a18NullOfTheImageIsALinkForAnotherUser() {
    Attack attack = attack().user(1000);
    attack.bundle().withoutMount("/dev");
    attack.link("dev/null", attack.out().resolve("f")).refused("device /dev/null", "ELOOP");
  }

  @Test
  void a18NullOfTheImageIsNotSeenUnderANewDev() {
    Attack attack = attack().user(1000);
    attack.link("dev/null", attack.out().resolve("f"));
    Result result =
        attack.script("ls -l /proc/self/fd; stat -c %t:%T /dev/null").ok();
    assertTrue(result.out().endsWith("1:3\n"), result.out());
  }

  @Test
  void a19PtmxOfTheImageIsADirectory() {
    Attack attack = attack().file("dev/ptmx/file", "image");
    attack.bundle().withoutMount("/dev");
    assertEquals("file\n", attack.script("ls /dev/ptmx").ok().out());
  }

  @Test
  void a21PathOfADeviceThatClimbsStopsAtTheRoot() {
    Attack attack = attack();
    device(attack, "/dev/" + attack.climbingTo("d/null0"), 0);
    assertEquals(
        "1:3 0\n",
        attack.script("stat -c '%t:%T %u' " + attack.out() + "/d/null0").ok().out());
  }

  @Test
  void a22DirectoryOfADeviceIsALink() {
    Attack attack = attack();
    attack.link("devs", attack.out().resolve("d"));
    device(attack, "/devs/null0", 0);
    assertEquals("1:3 0\n", attack.script("stat -c '%t:%T %u' /devs/null0").ok().out());
  }

  @Test
  void a23PlaceOfADeviceIsALink() {
    Attack attack = attack();
    attack.link("null0", attack.out().resolve("f"));
    device(attack, "/null0", 1234);
    Result result =
        attack.script("readlink /null0; stat -L -c '%t:%T %u' /null0").ok();
    assertEquals(attack.out().resolve("f") + "\n1:3 1234\n", result.out());
  }

  @Test
  void a23PlaceOfADeviceIsAFileOfTheImage() throws IOException {
    Attack attack = attack().file("null0", "image");
    device(attack, "/null0", 1234);
    assertEquals("1:3 1234\n", attack.script("stat -c '%t:%T %u' /null0").ok().out());
    assertEquals(0, Files.getAttribute(attack.inImage("null0"), "unix:uid"));
  }

  @Test
  void a34NullOfTheHostKeepsItsOwnerAsStandardInput() {
    Attack attack = attack().user(1000);
    attack.bundle().script("id -u");
    assertEquals("1000\n", attack.runAfter("exec < /dev/null").ok().out());
  }

  @Test
  void theDeviceOfTheHostCannotBeMade() {
    Result result = attack().script("mknod /d b 254 0 && cat /d");
    assertEquals("", result.out());
    assertTrue(result.err().contains("ermission denied"), result.err());
  }

  private Attack attack() {
    return Attack.in(folder);
  }

  private static void device(Attack attack, String path, int uid) {
    ObjectNode device = attack.bundle().linux().withArray("devices").addObject();
    device.put("path", path).put("type", "c").put("major", 1).put("minor", 3);
    device.put("fileMode", 0666).put("uid", uid).put("gid", uid);
  }
}
