package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.unpack.TreeListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Debian: it runs from the store and as a bundle, and has the files that podman makes. */
class DebianTest {

  private static final String APT = "apt \\d+\\.\\d+.*\\n";
  private static final String LEFT_OUT =
      "(?s).*warning\\[JDF665]: the image is unpacked without \\d+ owners of files, \\d+ devices\\n.*";
  private static final String SPEC =
      "FROM oci:%s/debian:1\nCMD [\"/usr/bin/apt\", \"--version\"]\n";

  @TempDir
  private static Path folder;

  @TempDir
  private static Path classes;

  @BeforeAll
  static void make() throws Exception {
    DebianImage.make(folder);
    Files.writeString(folder.resolve("image.jdf"), SPEC.formatted(folder));
    Path home = Files.createDirectory(folder.resolve("nobody"));
    Files.setAttribute(home, "unix:uid", 65534);
  }

  /** JUnit removes files too, but warns of each link that leads out. */
  @AfterAll
  static void remove() {
    String script = "rm -rf --one-file-system podman bundle root nobody";
    Command.run(folder, List.of("sh", "-c", script)).ok();
  }

  @Test
  void rootRunsIt() throws IOException {
    Result result =
        run("root", Jexec.asRoot().with("image.jdf", "--", "/usr/bin/apt", "--version"));
    assertTrue(result.out().matches(APT), result.out());
    assertFalse(result.err().contains("warning"), result.err());
    Result second = run("root", inside(Jexec.asRoot()));
    assertEquals("root:utmp crw-rw-rw-\n", second.out());
    assertEquals("", second.err());
  }

  /** Every file is nobody's, no device is there, and that is said when it becomes so. */
  @Test
  void nobodyRunsItWithFilesOfItsOwn() throws IOException {
    Jexec jexec = Jexec.asNobody(classes);
    Result first = run("nobody", jexec.with("image.jdf", "--", "apt", "--version"));
    assertTrue(first.out().matches(APT), first.out());
    assertTrue(first.err().matches(LEFT_OUT), first.err());
    Result second = run("nobody", inside(jexec));
    assertEquals("root:root crw-rw-rw-\n", second.out());
    assertTrue(second.err().matches(LEFT_OUT), second.err());
    Path tree = tree(folder.resolve("nobody/jdf/trees"));
    assertEquals("65534:65534 d\n65534:65534 f\n65534:65534 l\n", kinds(tree));
  }

  /** Owner of a file of another group, and the mode of the container's own device. */
  private static List<String> inside(Jexec jexec) {
    String script = "stat -c %U:%G /var/log/wtmp | tr '\\n' ' '; stat -c %A /dev/null";
    return jexec.with("image.jdf", "--", "/bin/sh", "-c", script);
  }

  @Test
  void theBundleIsPodmansTreeAndRunsEverywhere() throws IOException {
    for (String program : List.of("podman", "runc", "crun")) {
      assumeTrue(Command.exists(program), program + " is not installed");
    }
    List<String> jbuild = Java.command(System.getProperty("java.class.path"), "dev.jdf.cli.JBuild");
    jbuild.addAll(List.of("image.jdf", "-o", "bundle/"));
    run("root", jbuild);
    Path bundle = folder.resolve("bundle");
    assertEquals(
        TreeListing.below(Podman.in(folder).tree("oci:debian:1")),
        TreeListing.below(bundle.resolve("rootfs")));
    String version = run("root", Jexec.asRoot().with("bundle")).out();
    assertTrue(version.matches(APT), version);
    for (String runtime : List.of("runc", "crun")) {
      List<String> peer = PeerRuntime.command(runtime, bundle, folder.resolve("state"));
      assertEquals(version, run("root", peer).out());
    }
  }

  private static Path tree(Path trees) throws IOException {
    try (Stream<Path> all = Files.list(trees)) {
      return all.map(it -> it.resolve("rootfs"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();
    }
  }

  private static String kinds(Path tree) {
    String script = "find . -printf '%U:%G %y\\n' | sort -u";
    return Command.run(tree, List.of("sh", "-c", script)).ok().out();
  }

  private static Result run(String home, List<String> words) {
    List<String> command = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + folder.resolve(home)));
    command.addAll(words);
    return Command.run(folder, command).ok();
  }
}
