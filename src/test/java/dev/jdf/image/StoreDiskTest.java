package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole command where its store is on a disk that is full or read-only, or somebody else's. */
@Execution(ExecutionMode.CONCURRENT)
class StoreDiskTest {

  @TempDir
  static Path made;

  private static Path layout;

  @TempDir
  Path folder;

  private ScriptedRegistry registry;
  private Builds builds;

  @BeforeAll
  static void make() throws IOException {
    layout = SampleImage.makeLarge(made);
  }

  @BeforeEach
  void start() throws IOException {
    registry = ScriptedRegistry.start(layout, (self, exchange) -> false);
    builds = Builds.of(registry, folder);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void aFullDiskIsSaid() throws IOException {
    Result result = inNamespace("mount -t tmpfs -o size=1m,mode=0700 none \"$0\"");
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.err().contains("error[JDF621]: the disk of "), result.err());
    assertTrue(result.err().contains("jbuild images prune"), result.err());
  }

  /** There is room for the layers, and not for their files. */
  @Test
  void aDiskThatIsFullOfFilesIsSaid() throws IOException {
    List<String> jexec =
        new ArrayList<>(Java.command(System.getProperty("java.class.path"), "dev.jdf.cli.JExec"));
    jexec.addAll(List.of("--dry-run", "--store", builds.store().toString(), "image.jdf"));
    Result result = in(builds.store(), "mount -t tmpfs -o size=3m,mode=0700 none \"$0\"", jexec);
    assertEquals(125, result.exit(), result::toString);
    assertTrue(result.err().contains("error[JDF621]: the disk of " + builds.store()), result.err());
    assertTrue(result.err().contains("jbuild images prune"), result.err());
    assertFalse(result.err().contains("JDF664"), result.err());
  }

  @Test
  void aDiskThatIsFullOfABundleIsSaid() throws IOException {
    Path place = folder.resolve("full");
    Result result = in(
        place,
        "mount -t tmpfs -o size=1m,mode=0700 none \"$0\"",
        builds.command("-o", place + "/b/", "image.jdf"));
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.err().contains("error[JDF621]: the disk of " + place + "/b"), result.err());
    assertTrue(result.err().contains("-o DIR/ names another place"), result.err());
  }

  @Test
  void whatIsInAReadOnlyStoreIsUsed() throws Exception {
    assertEquals(0, builds.end(builds.begin()), builds::errors);
    Result result = inNamespace("mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"");
    assertEquals(0, result.exit(), result::err);
    builds.run("images", "rm", registry.host() + "/sample:one").ok();
  }

  @Test
  void aStoreOfAnotherUserIsRefused() throws IOException {
    assumeTrue(isRoot(), "needs root");
    Files.createDirectories(builds.store());
    Files.setAttribute(builds.store(), "unix:uid", 1000);
    Result result = Command.run(folder, builds.build());
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("error[JDF620]"), result.err());
    assertTrue(result.err().contains("can be written by its owner, user 1000"), result.err());
  }

  /** The build where {@code script} has made something else of the store, {@code $0}. */
  private Result inNamespace(String script) throws IOException {
    return in(builds.store(), script, builds.build());
  }

  private Result in(Path place, String script, List<String> command) throws IOException {
    assumeTrue(isRoot(), "needs root");
    Files.createDirectories(place);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
    List<String> all = new ArrayList<>(
        List.of("unshare", "--mount", "sh", "-c", script + " && exec \"$@\"", place.toString()));
    all.addAll(command);
    return Command.run(folder, all);
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
