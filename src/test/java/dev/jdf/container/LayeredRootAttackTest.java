package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Layered.Way;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile trees under an overlay: what overlayfs reads in them, and what leads out of them. */
class LayeredRootAttackTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(Way.class)
  void redirectedDirectoryIsItself(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("secret/f", "secret").file("d/own", "own");
    attribute(layered, way, "d", "redirect", "/secret");
    Result result = layered.script("ls /d; touch /d/new; ls /d; rm -r /d; mkdir /d; ls /d");
    assertEquals("own\nnew\nown\n", result.ok().out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void redirectedFileHasItsOwnData(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("secret", "secret\n").file("f", "own\n");
    attribute(layered, way, "f", "redirect", "/secret");
    assertEquals(
        "own\nown\nmore\n",
        layered.script("cat /f; echo more >> /f; cat /f").ok().out());
  }

  /** The kernel does not look for the data: it lets nobody open such a file. */
  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void fileWithDataElsewhereIsShut(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("secret", "secret\n").file("f", "own\n");
    attribute(layered, way, "f", "redirect", "/secret");
    attribute(layered, way, "f", "metacopy", "");
    Result result = layered.script("cat /f; echo more >> /f; cat /f; cat /etc/passwd");
    assertEquals("root:x:0:0::/root:/bin/sh\n", result.out());
    assertTrue(result.err().contains("'/f': Operation not permitted"), result.err());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void attributesOfTheRootMeanNothing(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().file("d/f", "own");
    for (String name : List.of("opaque", "impure", "origin", "uuid", "protattr")) {
      attribute(layered, way, "", name, "y");
      attribute(layered, way, "d", name, "y");
      attribute(layered, way, "d/f", name, "y");
    }
    assertEquals(
        "own", layered.script("cat /d/f; echo x > /d/f; rm /d/f; rmdir /d").ok().out());
  }

  /** A copy without root has no devices. */
  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void whiteoutsOfTheTreeHideOnlyThemselves(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.attack().directory("d");
    run(layered, "mknod", layered.file("gone").toString(), "c", "0", "0");
    run(layered, "mknod", layered.file("d/gone").toString(), "c", "0", "0");
    Result result = layered.script("""
        cat /gone || echo new > /gone; cat /gone; echo new > /d/gone; cat /d/gone; ls /etc
        """);
    assertEquals("new\nnew\ngroup\npasswd\n", result.out());
  }

  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void devicesOfTheTreeOpenNothing(Way way) {
    Layered layered = Layered.of(way, folder);
    run(layered, "mknod", "-m", "666", layered.file("zero").toString(), "c", "1", "5");
    Result result = layered.script("head -c 1 /zero; echo x > /zero; chmod 600 /zero; cat /zero");
    assertEquals(
        3, result.err().lines().filter(it -> it.contains("Permission denied")).count());
    assertEquals("", result.out());
  }

  @ParameterizedTest
  @EnumSource(names = "AS_ROOT")
  void devicesThatAreMadeOpenNothing(Way way) {
    Layered layered = Layered.of(way, folder);
    Result result = layered.script("mknod -m 666 /zero c 1 5 && head -c 1 /zero");
    assertTrue(result.err().contains("/zero: Permission denied"), result.err());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void mountPointsThatAreLinksAreRefused(Way way) {
    for (String name : List.of("proc", "sys", "dev")) {
      Layered layered = Layered.of(way, folder.resolve(name));
      layered.attack().link(name, layered.attack().out());
      Attack.assertRefused(layered.script("echo"), "on /" + name, "ELOOP");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void linksNeverLeadToTheHost(Way way) {
    Layered layered = Layered.of(way, folder);
    layered
        .attack()
        .link("t", layered.attack().climbingTo("made"))
        .link("etc/mtab", "/proc/mounts");
    layered.attack().link("up", "../../../../../..").bind("src", "/t/below");
    Result result = layered.script("cat /up/marker /marker; ls /t/below; echo x > /t/f; cat /t/f");
    layered.attack().assertUnseen(result);
    assertEquals("file\nx\n", result.out());
  }

  /** In each of the trees below it no name of the host's mounts may be seen. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void mountsOfTheSetUpAreNotSeen(Way way) {
    Layered layered = Layered.of(way, folder);
    Result result = layered.script("""
        cut -d ' ' -f 5 /proc/self/mountinfo | grep -E '^/(lower|upper|work|kept)'
        grep -c "$PWD" /dev/null; grep jdf /proc/self/mountinfo; ls / | grep -E 'lower|upper|work'
        """);
    assertEquals("0\n", result.out());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void oneThatTheKernelCannotLayerIsCopied(Way way) {
    Layered layered = Layered.of(way, folder);
    layered.bundle().config().withObject("/root").put("path", "own-deep/m2");
    Result result = layered.scriptAfter(
        "cd " + layered.bundle().folder() + """

        mkdir own-deep
        mount -t tmpfs -o mode=755 none own-deep
        mkdir own-deep/u1 own-deep/w1 own-deep/m1 own-deep/u2 own-deep/w2 own-deep/m2
        chown 65534:65534 own-deep/u1 own-deep/u2
        lay() { mount -t overlay -o lowerdir=$1,upperdir=own-deep/u$2,workdir=own-deep/w$2 o own-deep/m$2; }
        lay rootfs 1
        lay own-deep/m1 2
        """,
        "echo new > /etc/passwd; rm -r /tmp; ls /; grep -c overlay /proc/self/mountinfo");
    assertTrue(result.err().contains("into memory: "), result.err());
    assertEquals("bin\ndev\netc\nproc\nsys\n0\n", result.out());
  }

  /** An attribute of overlayfs on a file of the tree, of the kind that it looks at. */
  private static void attribute(Layered layered, Way way, String file, String name, String value) {
    assumeTrue(Command.exists("setfattr"), "needs setfattr");
    String space = way == Way.AS_ROOT ? "trusted" : "user";
    String path = layered.file(file).toString();
    run(layered, "setfattr", "-n", space + ".overlay." + name, "-v", value, path);
  }

  private static void run(Layered layered, String... command) {
    Command.run(layered.bundle().folder(), List.of(command)).ok();
  }
}
