package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roots and sources that are not what they should be, and roots that cannot be written. */
class RootAttackTest {

  @TempDir
  private Path folder;

  @Test
  void a24PathsThatClimbOutOfTheRootAreHarmless() {
    Attack attack = attack();
    for (String list : new String[] {"maskedPaths", "readonlyPaths"}) {
      attack.bundle().linux().withArray(list).add("/proc/../" + attack.climbingTo("f"));
      attack.bundle().linux().withArray(list).add("/../../..");
    }
    attack
        .bundle()
        .linux()
        .withArray("maskedPaths")
        .remove(attack.bundle().linux().withArray("maskedPaths").size() - 1);
    assertEquals("fine\n", attack.script("echo fine").ok().out());
  }

  @Test
  void a25MaskBehindALinkHidesTheDirectoryOfTheImage() {
    Attack attack = attack().link("m", "/etc");
    attack.bundle().linux().withArray("maskedPaths").add("/m");
    assertEquals("", attack.script("ls /etc").ok().out());
  }

  @Test
  void a25MaskBehindALinkNeverReachesTheHost() {
    Attack attack = attack();
    attack.link("m", attack.out().resolve("d"));
    attack.bundle().linux().withArray("maskedPaths").add("/m/ptmx");
    assertEquals("fine\n", attack.script("echo fine").ok().out());
  }

  @Test
  void a26RootMayBeReachedByALink() throws IOException {
    Attack attack = attack();
    Files.createSymbolicLink(attack.bundle().folder().resolve("own-link"), Path.of("rootfs"));
    attack.bundle().config().withObject("/root").put("path", "own-link");
    assertEquals("fine\n", attack.script("echo fine").ok().out());
  }

  @Test
  void a27RootIsMissing() {
    Attack attack = attack();
    attack.bundle().config().withObject("/root").put("path", "none");
    attack.refused("open the root filesystem", "none", "ENOENT");
  }

  @Test
  void a28RootIsAFile() {
    Attack attack = attack();
    attack
        .bundle()
        .config()
        .withObject("/root")
        .put("path", attack.out().resolve("f").toString());
    attack.refused("open the root filesystem", "ENOTDIR");
  }

  @Test
  void a29SourceIsMissing() {
    Attack attack = attack().bind("none", "/x");
    attack.refused("bind " + attack.out().resolve("none"), "ENOENT");
    assertFalse(Files.exists(attack.out().resolve("none")));
    assertFalse(Files.exists(attack.inImage("x")));
  }

  @Test
  void a33CopyingUpIsRefused() {
    Attack attack = attack();
    attack.link("up/link", attack.out().resolve("f"));
    attack.mount("/up", "tmpfs", "tmpfs", "tmpcopyup").refused("tmpcopyup is not supported");
  }

  @Test
  void sourceIsNotADirectoryButTheTargetIs() {
    attack().directory("x").bind("marker", "/x").refused("on /x", "EISDIR");
  }

  @Test
  void sourceIsADirectoryButTheTargetIsNot() {
    attack().file("x", "image").bind("src", "/x").refused("on /x", "ENOTDIR");
  }

  @Test
  void componentOfATargetIsAFile() {
    attack().file("x", "image").bind("src", "/x/y/z").refused("on /x/y/z", "ENOTDIR");
  }

  @Test
  void procOfTheImageIsAFile() {
    Attack attack = attack();
    attack.link("proc", "nothing");
    attack.file("nothing", "image").refused("mount proc on /proc", "ELOOP");
  }

  @Test
  void e02TargetIsMissingInARootThatTheHostHasReadOnly() {
    Attack attack = attack().bind("src", "/missing/x");
    Result result = attack.runAfter(remount(attack, "ro"));
    Attack.assertRefused(result, "on /missing/x", "EROFS");
  }

  @Test
  void e03TargetsAreThereInARootThatTheHostHasReadOnly() {
    Attack attack = attack().directory("there").bind("src", "/there");
    attack.bundle().script("ls /there; touch /f");
    Result result = attack.runAfter(remount(attack, "ro"));
    assertEquals("file\n", result.out());
    assertTrue(result.err().contains("Read-only file system"), result.err());
  }

  @Test
  void e03ReadOnlyRootGetsItsMountPoints() {
    Attack attack = attack().bind("src", "/missing/x");
    attack.bundle().config().withObject("/root").put("readonly", true);
    Result result = attack.script("ls /missing/x; touch /f /missing/f");
    assertEquals("file\n", result.out());
    assertTrue(result.err().contains("/missing/f: Read-only file system"), result.err());
  }

  @Test
  void e04ProgramOfANoexecRootCannotBeExecuted() {
    Attack attack = attack();
    Result result = attack.runAfter(remount(attack, "noexec"));
    assertEquals(126, result.exit());
    assertTrue(result.err().contains("execute /bin/true: EACCES"), result.err());
  }

  @Test
  void e05FlagsThatTheHostGaveTheRootAreKept() {
    Attack attack = attack();
    attack.bundle().script("head -1 /proc/self/mountinfo | cut -d ' ' -f 6; touch /f");
    Result result = attack.runAfter(remount(attack, "ro,nosuid,nodev"));
    assertEquals("ro,nosuid,nodev,relatime\n", result.out());
    assertTrue(result.err().contains("Read-only file system"), result.err());
  }

  @Test
  void e05FlagsThatTheHostGaveASourceAreKept() {
    Attack attack = attack().bind("src", "/x");
    attack.bundle().script("grep ' /x ' /proc/self/mountinfo | cut -d ' ' -f 6");
    String source = attack.out().resolve("src").toString();
    Result result = attack.runAfter("mount --bind " + source + " " + source
        + "; mount -o remount,bind,ro,nosuid,nodev,noexec " + source);
    assertEquals("ro,nosuid,nodev,noexec,relatime\n", result.ok().out());
  }

  @Test
  void f06FullRootIsEnoughIfItHasAllMountPoints() {
    Attack attack = attack();
    attack.bundle().script("touch /f");
    Result result = attack.runAfter(fullRoot(attack));
    assertTrue(result.err().contains("No space left on device"), result.err());
  }

  @Test
  void f06FullRootCannotGetAMountPoint() {
    Attack attack = attack().bind("src", "/missing/x");
    Attack.assertRefused(attack.runAfter(fullRoot(attack)), "on /missing/x", "ENOSPC");
  }

  private Attack attack() {
    return Attack.in(folder);
  }

  private static String remount(Attack attack, String flags) {
    String rootfs = attack.bundle().rootfs().toString();
    return "mount --bind " + rootfs + " " + rootfs + "; mount -o remount,bind," + flags + " "
        + rootfs;
  }

  /** Puts the image on a filesystem without room for a file more. */
  private static String fullRoot(Attack attack) {
    attack.directory("dev/pts");
    String copy = attack.bundle().folder().resolve("own-full").toString();
    attack.bundle().config().withObject("/root").put("path", copy);
    return String.join(
        "\n",
        "mkdir " + copy,
        "mount -t tmpfs -o nr_inodes=300 tmpfs " + copy,
        "cp -a " + attack.bundle().rootfs() + "/. " + copy,
        "i=0; while touch " + copy + "/tmp/$i 2>/dev/null; do i=$((i+1)); done");
  }
}
