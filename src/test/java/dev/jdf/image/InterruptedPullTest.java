package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import dev.jdf.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole command, while it is killed, while others do the same, and where there is no room. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedPullTest {

  private static final int ROUNDS = 24;
  private static final int LARGE = 1 << 20;
  private static final long MOST_SECONDS = 60;

  /** Types Ctrl-C on a terminal as soon as there is something to see. */
  private static final String TYPIST = """
      import os, pty, select, sys
      child, terminal = pty.fork()
      if child == 0:
          os.environ['TERM'] = 'xterm'
          os.execvp(sys.argv[1], sys.argv[1:])
      seen, typed = b'', False
      while True:
          try:
              select.select([terminal], [], [], 60)
              data = os.read(terminal, 65536)
          except OSError:
              break
          if not data:
              break
          seen += data
          if b'pulling' in seen and not typed:
              os.write(terminal, b'\\x03')
              typed = True
      status = os.waitpid(child, 0)[1]
      sys.stdout.buffer.write(seen)
      sys.exit(os.waitstatus_to_exitcode(status))
      """;

  @TempDir
  static Path made;

  private static Path layout;

  @TempDir
  Path folder;

  private ScriptedRegistry registry;
  private volatile long pause;
  private int builds;

  @BeforeAll
  static void make() throws IOException {
    byte[] noise = new byte[LARGE];
    new SecureRandom().nextBytes(noise);
    Files.write(Files.createDirectories(made.resolve("files")).resolve("noise"), noise);
    layout = SampleImage.make(made);
  }

  @BeforeEach
  void start() throws IOException {
    registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean slow = pause > 0 && isLayer(exchange);
      if (slow) {
        self.trickle(exchange, 1 << 15, pause);
      }
      return slow;
    });
    Files.writeString(
        folder.resolve("image.jdf"),
        "FROM " + registry.host() + "/sample:one\nCMD [\"/files/hello\"]\n");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void whoIsKilledLeavesNothingThatIsUsed() throws Exception {
    Random random = new Random(5);
    int killed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      pause = 200L + random.nextInt(600);
      Process process = begin();
      if (!process.waitFor(300 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      assertBlobsAreGood();
    }
    assertTrue(killed > ROUNDS / 3, "killed only " + killed);
    pause = 0;
    assertEquals(0, end(begin()), this::errors);
    Result list = run(List.of(), "images", "--format", "json");
    assertTrue(list.out().contains("\"whole\": true"), list.out());
    run(List.of(), "images", "prune").ok();
    assertEquals(
        "nothing to take away; freed 0 B\n",
        run(List.of(), "images", "prune").ok().out());
    run(List.of(), "--offline", "-o", bundle(), "image.jdf").ok();
  }

  @Test
  void eightAtOnceFetchOnce() throws Exception {
    pause = 20;
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(begin());
    }
    for (Process process : processes) {
      assertEquals(0, end(process), this::errors);
    }
    for (String request : registry.requests()) {
      if (request.contains("/blobs/")) {
        assertEquals(1, registry.count(request), request);
      }
    }
  }

  @Test
  void whoIsAskedToEndLeavesAStoreThatIsGood() throws Exception {
    pause = 200;
    Process process = begin();
    while (registry.count("/blobs/") < 3 && process.isAlive()) {
      Thread.sleep(20);
    }
    process.destroy();
    assertEquals(143, end(process));
    assertBlobsAreGood();
    pause = 0;
    assertEquals(0, end(begin()), this::errors);
  }

  @Test
  void controlCLeavesACleanTerminal() throws IOException {
    assumeTrue(Command.exists("python3"), "python3 is not installed");
    pause = 200;
    Path typist = Files.writeString(folder.resolve("typist.py"), TYPIST);
    Result result = run(List.of("python3", typist.toString()), "-o", bundle(), "image.jdf");
    assertEquals(130, result.exit(), result::toString);
    assertTrue(result.out().contains("pulling "), result.out());
    String end = result.out().replaceAll("\\^C|\r|\n", "");
    assertTrue(end.endsWith("\033[J"), result::out);
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
    Path store = folder.resolve("store");
    List<String> jexec =
        new ArrayList<>(Java.command(System.getProperty("java.class.path"), "dev.jdf.cli.JExec"));
    jexec.addAll(List.of("--dry-run", "--store", store.toString(), "image.jdf"));
    Result result = in(store, "mount -t tmpfs -o size=3m,mode=0700 none \"$0\"", jexec);
    assertEquals(125, result.exit(), result::toString);
    assertTrue(result.err().contains("error[JDF621]: the disk of " + store), result.err());
    assertTrue(result.err().contains("jbuild images prune"), result.err());
    assertFalse(result.err().contains("JDF664"), result.err());
  }

  @Test
  void aDiskThatIsFullOfABundleIsSaid() throws IOException {
    Path place = folder.resolve("full");
    Result result = in(
        place,
        "mount -t tmpfs -o size=1m,mode=0700 none \"$0\"",
        command("-o", place + "/b/", "image.jdf"));
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.err().contains("error[JDF621]: the disk of " + place + "/b"), result.err());
    assertTrue(result.err().contains("-o DIR/ names another place"), result.err());
  }

  @Test
  void whatIsInAReadOnlyStoreIsUsed() throws Exception {
    assertEquals(0, end(begin()), this::errors);
    Result result = inNamespace("mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"");
    assertEquals(0, result.exit(), result::err);
    run(List.of(), "images", "rm", registry.host() + "/sample:one").ok();
  }

  @Test
  void aStoreOfAnotherUserIsRefused() throws IOException {
    assumeTrue(isRoot(), "needs root");
    Files.createDirectories(folder.resolve("store"));
    Files.setAttribute(folder.resolve("store"), "unix:uid", 1000);
    Result result = run(List.of(), "-o", bundle(), "image.jdf");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("error[JDF620]"), result.err());
    assertTrue(result.err().contains("can be written by its owner, user 1000"), result.err());
  }

  /** The build where {@code script} has made something else of the store, {@code $0}. */
  private Result inNamespace(String script) throws IOException {
    return in(folder.resolve("store"), script, command("-o", bundle(), "image.jdf"));
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

  private static boolean isLayer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return path.contains("/blobs/")
        && Files.size(layout.resolve("blobs/sha256/" + path.substring(path.length() - 64)))
            > LARGE / 2;
  }

  /** Whatever has a name is what the name says. */
  private void assertBlobsAreGood() throws IOException {
    Path blobs = folder.resolve("store/blobs/sha256");
    if (!Files.exists(blobs)) {
      return;
    }
    try (Stream<Path> all = Files.list(blobs)) {
      for (Path blob : (Iterable<Path>) all::iterator) {
        assertEquals(
            blob.getFileName().toString(), Digest.of(Files.readAllBytes(blob)).hex());
      }
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(Java.command(
        System.getProperty("java.class.path"), "dev.jdf.cli.JBuild", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--store", folder.resolve("store").toString()));
    return command;
  }

  private Process begin() throws IOException {
    return new ProcessBuilder(command("-o", bundle(), "image.jdf"))
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  /** A folder for each build, since none writes over the files of another. */
  private String bundle() {
    return "bundle" + ++builds + "/";
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "hangs");
    return process.exitValue();
  }

  private Result run(List<String> before, String... arguments) {
    List<String> all = new ArrayList<>(before);
    all.addAll(command(arguments));
    return Command.run(folder, all);
  }
}
