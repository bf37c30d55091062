package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that jbuild makes of an image, run by each runtime as it stands. */
class ImageBundleTest {

  @TempDir
  static Path made;

  @TempDir
  Path folder;

  @BeforeAll
  static void make() throws IOException {
    BusyboxImage.make(made);
  }

  @BeforeEach
  void write() throws IOException {
    spec("");
  }

  private void spec(String more) throws IOException {
    Files.writeString(
        folder.resolve("image.jdf"), "FROM oci:%s:1\n%s".formatted(made.resolve("image"), more));
  }

  @Test
  void aBundleRunsTheSameUnderEveryRuntime() throws IOException {
    assumeTrue(Command.exists("runc") && Command.exists("crun"), "needs runc and crun");
    build("-o", "bundle/");
    String expected = "uid=7(app) gid=8(app) groups=8(app),9(more)\n/etc\nfrom the image /app\n";
    Path bundle = folder.resolve("bundle");
    assertEquals(expected, run(Jexec.asRoot().with(bundle.toString())));
    for (String runtime : List.of("runc", "crun")) {
      assertEquals(expected, run(PeerRuntime.command(runtime, bundle, folder.resolve("state"))));
    }
  }

  /** What was made of a spec comes before it, as in a folder that is named. */
  @Test
  void withoutANameTheFolderIsRun() throws IOException {
    List<String> jexec = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + made + "/data"));
    jexec.addAll(Jexec.asRoot().with());
    spec("CMD [\"-c\", \"echo the spec\"]\n");
    assertEquals("the spec\n", run(jexec));
    build();
    spec("CMD [\"-c\", \"echo another\"]\n");
    Result old = Command.run(folder, jexec).ok();
    assertEquals("the spec\n", old.out());
    assertTrue(old.err().contains("image.jdf is newer than config.json"), old.err());
    jexec.addAll(List.of("--", "/bin/sh", "-c", "echo of mine"));
    assertEquals("of mine\n", run(jexec));
  }

  @Test
  void withoutAPlaceTheBundleIsTheFolder() throws IOException {
    build();
    assertEquals(
        List.of("bin", "etc"),
        names(folder.resolve("rootfs")).stream()
            .filter(it -> !it.equals("proc"))
            .toList());
    assertTrue(Files.readString(folder.resolve("config.json")).contains("\"path\": \"rootfs\""));
    assertEquals(List.of("config.json", "image.jdf", "rootfs"), names(folder));
  }

  @Test
  void whereTheFilesWentIsSaid() {
    String image = "oci:%s:1".formatted(made.resolve("image"));
    String layers = " (14 entries in 1 layer)\n";
    String first = jbuild("-o", "bundle/").ok().err();
    assertTrue(first.startsWith("bundle/config.json: uid 7, "), first);
    assertTrue(first.endsWith("\nbundle/rootfs: the files of " + image + layers), first);
    String again = jbuild("-o", "bundle/").ok().err();
    String kept = "\nbundle/rootfs: kept as it is, since it was made of the same image; what"
        + " containers have written there since is still in it, and jbuild --replace makes it anew\n";
    assertTrue(again.endsWith(kept), again);
    String here = jbuild().ok().err();
    assertTrue(here.endsWith("\nrootfs: the files of " + image + layers), here);
    assertEquals("", jbuild("--quiet").ok().err());
  }

  @Test
  void filesThatAreThereAreKeptIfTheyAreTheSameImage() throws IOException {
    build("-o", "bundle/");
    Path mine = Files.writeString(folder.resolve("bundle/rootfs/mine"), "mine");
    build("-o", "bundle");
    assertTrue(Files.exists(mine));
    Files.delete(folder.resolve("bundle/config.json"));
    Result result = jbuild("-o", "bundle");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("error[JDF506]"), result.err());
    assertTrue(Files.exists(mine));
    assertFalse(Files.exists(folder.resolve("bundle/config.json")));
  }

  @Test
  void whatABuildHasMadeAnotherOneReplaces() throws IOException {
    build("-o", "bundle/");
    Path mine = Files.writeString(folder.resolve("bundle/rootfs/mine"), "mine");
    assertTrue(jbuild("-o", "bundle/", "--replace").ok().err().contains("rootfs: the files of "));
    assertFalse(Files.exists(mine));
    Path config = folder.resolve("bundle/config.json");
    Files.writeString(
        config, Files.readString(config).replaceAll("sha256:[0-9a-f]{64}", "sha256:other"));
    Files.writeString(mine, "mine");
    Result refused = jbuild("-o", "bundle/");
    assertTrue(refused.err().contains("by config.json it is another image"), refused.err());
    assertTrue(refused.err().contains("--replace makes it anew"), refused.err());
    assertTrue(Files.exists(mine));
    build("-o", "bundle/", "--replace");
    assertFalse(Files.exists(mine));
    assertEquals(List.of("config.json", "rootfs"), names(folder.resolve("bundle")));
  }

  @Test
  void whatIsWrongLeavesNothingAndNoOtherError() throws IOException {
    spec("USER nobody-of-this-name\n");
    Result wrong = jbuild();
    assertEquals(1, wrong.exit());
    assertTrue(wrong.err().endsWith("\n1 error\n"), wrong.err());
    assertEquals(List.of("image.jdf"), names(folder));
  }

  @Test
  void nothingIsReplacedByWhatIsWrong() throws IOException {
    build("-o", "bundle/");
    Path mine = Files.writeString(folder.resolve("bundle/rootfs/mine"), "mine");
    spec("USER nobody-of-this-name\n");
    assertEquals(1, jbuild("-o", "bundle/", "--replace").exit());
    assertEquals("mine", Files.readString(mine));
    assertEquals(List.of("config.json", "rootfs"), names(folder.resolve("bundle")));
  }

  @Test
  void whatNoBuildHasMadeIsNotReplaced() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("bundle/rootfs/mine"));
    Result result = jbuild("-o", "bundle/", "--replace");
    assertTrue(result.err().contains("error[JDF506]"), result.err());
    assertTrue(Files.exists(mine));
  }

  @Test
  void nothingIsLeftOfASpecThatIsWrong() throws IOException {
    spec("USER nobody-of-this-name\n");
    Result result = jbuild("-o", "bundle/");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("error[JDF"), result.err());
    assertEquals(List.of(), names(folder.resolve("bundle")));
  }

  @Test
  void whatAProcessThatWasKilledLeftIsSwept() throws IOException {
    Path left = folder.resolve("bundle/.rootfs.999999999.tmp/closed");
    for (int i = 0; i < 2; i++) {
      Files.createDirectories(left);
      build("-o", "bundle/");
      assertEquals(List.of("config.json", "rootfs"), names(folder.resolve("bundle")));
    }
  }

  @Test
  void standardOutputHasNoPlaceForFiles() {
    assertTrue(jbuild("-o", "-").err().contains("error[JDF507]"));
    assertTrue(jbuild("--launcher", "program").err().contains("error[JDF507]"));
  }

  @Test
  void aLauncherRunsTheBundle() throws IOException {
    build("-o", "bundle/", "--launcher", "program");
    assertTrue(run(List.of(folder.resolve("program").toString())).startsWith("uid=7(app)"));
  }

  @Test
  void anEmptyRootIsInTheBundleToo() throws IOException {
    Files.writeString(folder.resolve("image.jdf"), "FROM scratch\nCMD [\"/x\"]\n");
    build("-o", "bundle/");
    assertEquals(List.of("config.json", "rootfs"), names(folder.resolve("bundle")));
    assertTrue(
        Files.readString(folder.resolve("bundle/config.json")).contains("\"path\": \"rootfs\""));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private void build(String... options) {
    Result result = jbuild(options);
    assertEquals(0, result.exit(), result.err());
  }

  private Result jbuild(String... options) {
    List<String> command = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + made + "/data"));
    command.addAll(Java.command(
        System.getProperty("java.class.path"), "dev.jdf.cli.JBuild", "-XX:TieredStopAtLevel=1"));
    command.add("image.jdf");
    command.addAll(List.of(options));
    return Command.run(folder, command);
  }

  private String run(List<String> command) {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    Result result = Command.run(folder, command);
    assertEquals(0, result.exit(), result.err());
    return result.out();
  }
}
