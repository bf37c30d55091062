package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images whose mount points lead elsewhere, and configs with mount points that may not be. */
class MountTargetAttackTest {

  @TempDir
  private Path folder;

  @Test
  void a01ProcIsALinkToTheHost() {
    Attack attack = attack();
    attack.link("proc", attack.out().resolve("d")).refused("mount proc on /proc", "ELOOP");
  }

  @Test
  void a02ProcIsALinkThatClimbsToTheHost() {
    Attack attack = attack();
    attack.link("proc", attack.climbingTo("d")).refused("mount proc on /proc", "ELOOP");
  }

  @Test
  void a03DevIsALinkToTheHost() {
    Attack attack = attack();
    attack.link("dev", attack.out().resolve("d")).refused("mount tmpfs on /dev", "ELOOP");
  }

  @Test
  void a04DevIsALinkToTheHostAndHasNoMount() {
    Attack attack = attack();
    attack.bundle().withoutMount("/dev");
    attack.link("dev", attack.out().resolve("d")).refused("open /dev", "ELOOP");
  }

  @Test
  void a05SysIsALinkToTheHost() {
    Attack attack = attack();
    attack.link("sys", attack.out().resolve("d")).refused("mount sysfs on /sys", "ELOOP");
  }

  @Test
  void a06DanglingLinkIsMountedOnInsideTheRoot() {
    Attack attack = attack();
    attack.link("etc/resolv.conf", attack.climbingTo("f")).bind("marker", "/etc/resolv.conf");
    Result result = attack.script("cat /etc/resolv.conf; grep -c resolv.conf /proc/self/mountinfo");
    assertEquals(Decoy.SECRET + "0\n", result.out());
    assertTrue(Files.isRegularFile(inside(attack, "f"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void a06DanglingLinkOfARealImageWorks() {
    Attack attack = attack();
    attack
        .link("etc/resolv.conf", "../run/systemd/resolve/stub-resolv.conf")
        .bind("marker", "/etc/resolv.conf");
    assertEquals(Decoy.SECRET, attack.script("cat /etc/resolv.conf").ok().out());
  }

  @Test
  void a07DirectoryBelowALinkIsMadeInsideTheRoot() {
    Attack attack = attack();
    attack.link("data", attack.out().resolve("d")).bind("src", "/data/x/y");
    assertEquals("file\n", attack.script("ls /data/x/y").ok().out());
    assertTrue(Files.isDirectory(inside(attack, "d/x/y")));
  }

  @Test
  void a08DestinationThatClimbsStopsAtTheRoot() {
    Attack attack = attack();
    attack.bind("src", "/" + attack.climbingTo("d/zz"));
    assertEquals("file\n", attack.script("ls " + attack.out() + "/d/zz").ok().out());
  }

  @Test
  void a09RelativeDestinationStartsAtTheRoot() {
    Attack attack = attack().bind("src", "data/rel");
    assertEquals("file\n", attack.script("ls /data/rel").ok().out());
  }

  @Test
  void a10NothingIsMountedOnTheRoot() {
    attack().bind("src", "/").refused("nothing can be mounted on /");
    attackIn("climbing").bind("src", "/x/../..").refused("nothing can be mounted on /");
  }

  @Test
  void a10LinkToTheRootIsNoMountPoint() {
    attack().link("r", "/").bind("src", "/r").refused("on /r", "EBUSY");
    attackIn("climbing").link("r", "../..").bind("src", "/r").refused("on /r", "EBUSY");
  }

  @Test
  void a11NothingIsMountedInsideProc() {
    attack().mount("/proc/sys", "tmpfs", "tmpfs").refused("nothing can be mounted inside /proc");
  }

  @Test
  void a11FilesThatLxcfsCoversMayBeCovered() {
    Attack attack = attack().bind("marker", "/proc/cpuinfo");
    assertEquals(Decoy.SECRET, attack.script("cat /proc/cpuinfo").ok().out());
  }

  @Test
  void a12OnlyProcfsIsMountedOnProc() {
    Attack attack = attack();
    attack.bundle().withoutMount("/proc");
    attack.mount("/proc", "tmpfs", "tmpfs").refused("only procfs can be mounted on /proc");
  }

  @Test
  void a13LinkLeadsIntoProc() {
    Attack attack = attack().link("x", "/proc").mount("/x/sys", "tmpfs", "tmpfs");
    attack.refused("mount tmpfs on /x/sys", "EPERM");
  }

  @Test
  void a13LinkLeadsToProc() {
    Attack attack = attack().link("x", "proc").mount("/x", "tmpfs", "tmpfs");
    attack.refused("mount tmpfs on /x", "EPERM");
  }

  @Test
  void a14ProcIsALinkInsideTheImage() {
    attack().link("proc", "/pp").directory("pp").refused("mount proc on /proc", "ELOOP");
  }

  @Test
  void a20PtsIsALinkToTheHost() {
    Attack attack = attack();
    onlyPtsInDev(attack);
    attack.link("dev/pts", attack.out().resolve("d"));
    Result result = attack
        .script("grep ' - devpts ' /proc/self/mountinfo | cut -d ' ' -f 5")
        .ok();
    assertEquals(attack.out().resolve("d") + "\n", result.out());
  }

  @Test
  void a30LoopOfLinksIsRefused() {
    Attack attack = attack().link("loop", "pool").link("pool", "loop").bind("src", "/loop/x");
    attack.refused("on /loop/x", "ELOOP");
  }

  @Test
  void a30LinksWithoutEndAreRefused() {
    Attack attack = attack().bind("src", "/l0");
    for (int i = 0; i < 50; i++) {
      attack.link("l" + i, "l" + (i + 1));
    }
    attack.refused("on /l0", "ELOOP");
  }

  @Test
  void a31MagicLinkIsNotFollowed() {
    Attack attack = attack().link("mg", "/proc/self/fd/3").bind("src", "/mg/x");
    attack.refused("on /mg/x", "ELOOP");
  }

  @Test
  void a31MagicLinkOfARootIsNotFollowed() {
    Attack attack = attack().link("mg", "/proc/self/root").bind("src", "/mg/x");
    attack.refused("on /mg/x", "ELOOP");
    assertFalse(Files.exists(attack.inImage("x")));
  }

  @Test
  void a32DestinationInProcSelfRootIsRefused() {
    attack().bind("src", "/proc/self/root/y").refused("nothing can be mounted inside /proc");
  }

  @Test
  void a32LinkToProcSelfCwdIsRefused() {
    attack().link("x", "/proc").bind("src", "/x/self/cwd/y").refused("on /x/self/cwd/y", "ELOOP");
  }

  private Attack attack() {
    return Attack.in(folder);
  }

  private Attack attackIn(String name) {
    return Attack.in(folder.resolve(name));
  }

  /** The image's own copy of the decoy's path, which a link of the image must end in. */
  private static Path inside(Attack attack, String name) {
    return attack.inImage(attack.out().resolve(name).toString().substring(1));
  }

  /** Leaves no mount but devpts in /dev, so that /dev is the image's own. */
  private static void onlyPtsInDev(Attack attack) {
    attack.bundle().withoutMount("/dev");
    attack.mount("/dev/pts", "devpts", "devpts", "newinstance", "ptmxmode=0666");
  }
}
