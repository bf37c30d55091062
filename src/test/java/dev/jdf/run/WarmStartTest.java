package dev.jdf.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in front finds a launcher, and only one that was made from what is there now. */
class WarmStartTest {

  private static final String VERSION = "one";
  private static final int X_OK = 1;

  /** Long enough for several reads, and no multiple of a word. */
  private static final int LENGTH = 150_003;

  @TempDir
  private Path home;

  private Path bundle;
  private Path cache;
  private Path program;
  private Path fact;
  private WarmRequest.User user;

  @BeforeEach
  void store() throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "launchers are for x86-64");
    home = home.toRealPath();
    bundle = Files.createDirectory(home.resolve("bundle"));
    cache = home.resolve("cache");
    fact = Files.write(home.resolve("fact"), content());
    program = Files.createFile(home.resolve("program"));
    user = new WarmRequest.User(id("uid"), id("gid"));
    Files.write(bundle.resolve("config.json"), List.of("{}"));
    Files.write(home.resolve("miss"), List.of("echo miss \"$@\" in \"$PWD\" with $KEPT"));
    front(VERSION);
    keep("config.json");
  }

  @Test
  void whatWasKeptRuns() throws IOException, InterruptedException {
    assertHit(call("bundle", "config.json"));
    assertHit(call("./bundle/../bundle/", "config.json"));
    assertHit(call(bundle.toString(), "config.json"));
  }

  @Test
  void aMissIsWhatTheCallerTyped() throws IOException, InterruptedException {
    String expected = "miss MAIN other.json -- a  b in " + home + " with both words\n";
    assertEquals(expected, call("bundle", "other.json", "--", "a  b"));
  }

  @Test
  void argumentsAreToldApart() throws IOException, InterruptedException {
    keep("config.json", "a", "b");
    assertHit(call("bundle", "config.json", "--", "a", "b"));
    assertMiss(call("bundle", "config.json", "--", "a b"));
    assertMiss(call("bundle", "config.json", "--", "ab"));
    assertMiss(call("bundle", "config.json", "--", "a", "b", ""));
    assertMiss(call("bundle", "config.json", "--", "a"));
    assertHit(call("bundle", "config.json", "--"));
  }

  @Test
  void argumentsWithoutEndAreAMiss() throws IOException, InterruptedException {
    String[] arguments = new String[1000];
    Arrays.fill(arguments, "x".repeat(100));
    arguments[0] = "--";
    assertMiss(call("bundle", "config.json", arguments));
  }

  @Test
  void anotherFolderWithTheSameNameIsAMiss() throws IOException, InterruptedException {
    Files.createDirectory(home.resolve("second"));
    assertMiss(call("second", "config.json"));
    assertMiss(call("none", "config.json"));
  }

  @Test
  void anotherVersionIsAMiss() throws IOException, InterruptedException {
    front("two");
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void everyChangeOfAFileIsAMiss() throws IOException, InterruptedException {
    for (int at : new int[] {0, 7, 65_536, LENGTH - 1}) {
      byte[] changed = content();
      changed[at]++;
      assertMissWith(changed);
    }
    assertMissWith(Arrays.copyOf(content(), LENGTH - 1));
    assertMissWith(Arrays.copyOf(content(), LENGTH + 1));
    assertMissWith(new byte[0]);
    assertHitWith(content());
    Files.delete(fact);
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void aFileThatAppearsIsAMiss() throws IOException, InterruptedException {
    Files.createFile(home.resolve("absent"));
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void aProgramThatAppearsIsAMiss() throws IOException, InterruptedException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void aProgramThatGoesIsAMiss() throws IOException, InterruptedException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    keep("config.json");
    assertHit(call("bundle", "config.json"));
    Files.delete(program);
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void aCacheThatOthersCanEnterIsNotUsed() throws IOException, InterruptedException {
    for (String mode : new String[] {"rwxrwx---", "rwx---r-x", "rwx-----x"}) {
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));
      assertMiss(call("bundle", "config.json"));
    }
  }

  @Test
  void aLauncherThatCanBeWrittenIsNotUsed() throws IOException, InterruptedException {
    for (String mode : new String[] {"rwx------", "r-xr-x---", "r-x---r--"}) {
      Files.setPosixFilePermissions(launcher(), PosixFilePermissions.fromString(mode));
      assertMiss(call("bundle", "config.json"));
    }
  }

  @Test
  void linksAreNotFollowed() throws IOException, InterruptedException {
    Path file = launcher();
    Files.move(file, home.resolve("aside"));
    Files.createSymbolicLink(file, home.resolve("aside"));
    assertMiss(call("bundle", "config.json"));
    Files.delete(file);
    Files.move(home.resolve("aside"), file);
    assertHit(call("bundle", "config.json"));
    Files.createLink(home.resolve("second"), file);
    assertMiss(call("bundle", "config.json"));
    Files.delete(home.resolve("second"));
    Files.move(cache, home.resolve("elsewhere"));
    Files.createSymbolicLink(cache, home.resolve("elsewhere"));
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void whatAnotherUserMadeIsNotUsed() throws IOException, InterruptedException {
    assumeTrue(user.uid() == 0, "only root can give files away");
    Path file = launcher();
    Files.setAttribute(file, "unix:uid", 12345);
    assertMiss(call("bundle", "config.json"));
    Files.setAttribute(file, "unix:uid", 0);
    Files.setAttribute(cache, "unix:uid", 12345);
    assertMiss(call("bundle", "config.json"));
  }

  @Test
  void halfAFileIsAMiss() throws IOException, InterruptedException {
    byte[] whole = Files.readAllBytes(launcher());
    for (int length : new int[] {0, 8, 64, whole.length / 2, whole.length - 8}) {
      Path file = launcher();
      Files.delete(file);
      Files.write(file, Arrays.copyOf(whole, length), StandardOpenOption.CREATE_NEW);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
      assertMiss(call("bundle", "config.json"));
    }
  }

  @Test
  void withoutACacheItIsAMiss() throws IOException, InterruptedException {
    Files.move(cache, home.resolve("gone"));
    assertMiss(call("bundle", "config.json"));
  }

  private void assertMissWith(byte[] bytes) throws IOException, InterruptedException {
    Files.write(fact, bytes);
    assertMiss(call("bundle", "config.json"));
  }

  private void assertHitWith(byte[] bytes) throws IOException, InterruptedException {
    Files.write(fact, bytes);
    assertHit(call("bundle", "config.json"));
  }

  private static void assertHit(String output) {
    assertEquals("warm\n", output);
  }

  private static void assertMiss(String output) {
    assertTrue(output.startsWith("miss MAIN "), output);
  }

  private void front(String version) throws IOException {
    Path file = home.resolve("front");
    Files.write(file, WarmLauncher.front(Arch.X86_64, version).orElseThrow());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void keep(String name, String... arguments) throws IOException {
    List<Premise> premises = List.of(
        Premise.of(fact),
        Premise.of(home.resolve("absent")),
        new Premise.Access(program, X_OK, Files.isExecutable(program)),
        Premise.of(bundle.resolve("config.json")));
    WarmRequest request =
        new WarmRequest(user, VERSION, bundle.toString(), name, List.of(arguments));
    try (LauncherCache open = LauncherCache.open(cache, user.uid())) {
      open.store(new WarmLauncher(ByteBuffer.wrap(saysWarm()), request, premises));
    }
  }

  private static byte[] saysWarm() {
    Label end = new Label("end");
    Op say = new Op.Call(
        Syscall.WRITE,
        List.of(Arg.number(1), Arg.text("warm\n"), Arg.number(5)),
        null,
        OnError.GO_ON);
    Op exit = new Op.Call(Syscall.EXIT_GROUP, List.of(Arg.ZERO), null, OnError.GO_ON);
    List<Step> steps = new ArrayList<>();
    for (Op op : List.of(say, new Op.Mark(end), exit)) {
      steps.add(new Step(op, new Origin("", "test")));
    }
    return Launcher.compile(new Plan(steps, end), Arch.X86_64);
  }

  private String call(String folder, String name, String... rest)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(home.resolve("front").toString(), cache.toString(), folder, name));
    command.addAll(List.of("/bin/sh", home.resolve("miss").toString(), "MAIN", name));
    command.addAll(List.of(rest));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("KEPT", "both words");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private Path launcher() throws IOException {
    try (var files = Files.list(cache)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static byte[] content() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    return bytes;
  }

  private long id(String attribute) throws IOException {
    return Integer.toUnsignedLong((Integer) Files.getAttribute(home, "unix:" + attribute));
  }
}
