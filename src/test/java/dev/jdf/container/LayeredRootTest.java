package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.container.Layered.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a container can do with a root that stays as it is: all that it could do with its own. */
class LayeredRootTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyKindOfWriteSucceeds(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("etc/old", "old").file("d/sub/f", "f").file("other/g", "g\n");
    Result result = layered.script("""
        set -e
        echo more >> /etc/old; cat /etc/old
        echo new > /etc/new; cat /etc/new
        rm /etc/passwd; test ! -e /etc/passwd; ls /etc
        rm -r /d; mkdir /d; ls /d
        busybox mv /other /renamed; cat /renamed/g; test ! -e /other
        ln /etc/new /etc/hard; ln -s new /etc/soft; stat -c '%h %N' /etc/new /etc/soft
        chmod 4755 /bin/busybox; stat -c %a /bin/busybox
        chown 0:0 /etc/group
        touch -d @1000 /etc/group; stat -c %Y /etc/group
        mkdir -p /a/b/c; rm -r /a
        """);
    assertEquals("""
        oldmore
        new
        group
        new
        old
        g
        2 /etc/new
        1 '/etc/soft' -> 'new'
        4755
        1000
        """, result.ok().out());
  }

  /** A tree that somebody filled may have files of a group that is none inside. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void filesOfStrangersAreThere(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("d/strange", "strange\n");
    String strange = layered.file("d/strange").toString();
    layered.prepare(
        "cat /d/strange; stat -c %a /d/strange; echo new > /d/new; rm /d/strange; ls /d");
    for (List<String> change : List.of(List.of("chown", "77:78"), List.of("chmod", "6755"))) {
      List<String> words = new ArrayList<>(change);
      words.add(strange);
      Command.run(folder, words).ok();
    }
    assertEquals("strange\n6755\nnew\n", layered.start("").end().ok().out());
  }

  @ParameterizedTest
  @EnumSource(names = "AS_ROOT")
  void anotherUserMayDoWhatModesAllow(Way way) throws IOException {
    Layered layered = Layered.of(way, folder);
    layered.attack().user(1000).file("etc/own", "own");
    Files.setAttribute(layered.file("etc/own"), "unix:uid", 1000);
    Files.setPosixFilePermissions(
        layered.file("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Result result = layered.script("""
        echo x > /tmp/f && stat -c '%u:%g' /tmp/f; echo y > /etc/own && cat /etc/own; touch /etc/f
        """);
    assertEquals("1000:1000\ny\n", result.out());
    assertTrue(result.err().contains("/etc/f: Permission denied"), result.err());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void nextRunStartsAfresh(Way way) {
    Layered layered = Layered.of(way, folder);
    String script = "cat /mark 2>/dev/null; echo was here > /mark; cat /mark";
    assertEquals("was here\n", layered.script(script).ok().out());
    assertEquals("was here\n", layered.script(script).ok().out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void rootHasTheModeOfTheTree(Way way) throws IOException {
    Layered layered = Layered.of(way, folder);
    Files.setPosixFilePermissions(
        layered.bundle().rootfs(), PosixFilePermissions.fromString("rwxr-x--x"));
    assertEquals("751 0:0\n", layered.script("stat -c '%a %u:%g' /").ok().out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void readOnlyRootGetsItsMountPointsAndNothingElse(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.bundle().config().withObject("/root").put("readonly", true);
    layered.attack().mount("/missing/deep", "tmpfs", "tmpfs");
    Result result =
        layered.script("touch /missing/deep/f && ls /missing; touch /f /etc/f /missing/f");
    assertEquals("deep\n", result.out());
    for (String file : new String[] {"/f", "/etc/f", "/missing/f"}) {
      assertTrue(result.err().contains(file + ": Read-only file system"), result.err());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void mountsAndMasksLieOnTop(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("secret", "image").file("hidden/f", "image").file("data/old", "image");
    layered.bundle().linux().withArray("maskedPaths").add("/secret").add("/hidden");
    layered.bundle().linux().withArray("readonlyPaths").add("/etc");
    layered.attack().mount("/data", "tmpfs", "tmpfs").bind("src", "/made/for/it");
    Result result = layered.script("""
        cat /secret; ls /hidden /data /made/for/it; touch /etc/f; touch /data/f; ls /data
        """);
    assertEquals("/data:\n\n/hidden:\n\n/made/for/it:\nfile\nf\n", result.out());
    assertTrue(result.err().contains("/etc/f: Read-only file system"), result.err());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void flagsThatTheHostGaveTheTreeAreKept(Way way) {
    Layered layered = Layered.of(way, folder);
    String tree = layered.bundle().rootfs().toString();
    Result result = layered.scriptAfter(
        "mount --bind " + tree + " " + tree + "; mount -o remount,bind,ro,nosuid " + tree,
        "awk '$5 == \"/\" { print $6 }' /proc/self/mountinfo; touch /f && echo written");
    assertEquals("rw,nosuid,nodev,relatime\nwritten\n", result.ok().out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void programsOfANoexecTreeCannotBeExecuted(Way way) {
    Layered layered = Layered.of(way, folder);
    String tree = layered.bundle().rootfs().toString();
    Result result = layered.scriptAfter(
        "mount --bind " + tree + " " + tree + "; mount -o remount,bind,noexec " + tree, "echo");
    assertEquals(126, result.exit());
    assertTrue(result.err().contains("execute /bin/sh: EACCES"), result.err());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void mountsInTheTreeAreEmptyDirectories(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().directory("sub");
    String sub = layered.file("sub").toString();
    Result result = layered.scriptAfter(
        "mount -t tmpfs -o uid=65534,gid=65534 none " + sub + "; touch " + sub + "/f", "ls /sub");
    assertEquals("", result.ok().out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void pathOfTheTreeMayHaveAnyCharacter(Way way) throws IOException {
    Layered layered = Layered.of(way, folder);
    Path odd = layered.bundle().folder().resolve("own-:a,b\\c d=e\"'\u00e9\u4e2d");
    Files.createSymbolicLink(odd, Path.of("rootfs"));
    layered.bundle().config().withObject("/root").put("path", odd.getFileName().toString());
    assertEquals("fine\n", layered.script("echo fine > /f; cat /f").ok().out());
  }
}
