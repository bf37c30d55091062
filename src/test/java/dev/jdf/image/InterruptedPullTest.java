package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Result;
import dev.jdf.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The whole command, while it is killed, and while others do the same. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedPullTest {

  private static final int ROUNDS = 24;

  /** Types Ctrl-C on a terminal as soon as there is something to see. */
  private static final String TYPIST = """
      import os, pty, select, signal, sys
      child, terminal = pty.fork()
      if child == 0:
          os.environ['TERM'] = 'xterm'
          signal.signal(signal.SIGINT, signal.SIG_DFL)
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
  private Builds builds;
  private volatile long pause;

  @BeforeAll
  static void make() throws IOException {
    layout = SampleImage.makeLarge(made);
  }

  @BeforeEach
  void start() throws IOException {
    registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean slow = pause > 0 && self.isLarge(exchange);
      if (slow) {
        self.trickle(exchange, 1 << 15, pause);
      }
      return slow;
    });
    builds = Builds.of(registry, folder);
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
      Process process = builds.begin();
      if (!process.waitFor(300 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      assertBlobsAreGood();
    }
    assertTrue(killed > ROUNDS / 3, "killed only " + killed);
    pause = 0;
    assertEquals(0, builds.end(builds.begin()), builds::errors);
    Result list = builds.run("images", "--format", "json");
    assertTrue(list.out().contains("\"whole\": true"), list.out());
    builds.run("images", "prune").ok();
    assertEquals(
        "nothing to take away; freed 0 B\n", builds.run("images", "prune").ok().out());
    builds.run("--offline", "-o", "offline/", "image.jdf").ok();
  }

  @Test
  void eightAtOnceFetchOnce() throws Exception {
    pause = 20;
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(builds.begin());
    }
    for (Process process : processes) {
      assertEquals(0, builds.end(process), builds::errors);
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
    Process process = builds.begin();
    while (registry.count("/blobs/") < 3 && process.isAlive()) {
      Thread.sleep(20);
    }
    process.destroy();
    assertEquals(143, builds.end(process));
    assertBlobsAreGood();
    pause = 0;
    assertEquals(0, builds.end(builds.begin()), builds::errors);
  }

  @Test
  void controlCLeavesACleanTerminal() throws IOException {
    assumeTrue(Command.exists("python3"), "python3 is not installed");
    pause = 200;
    Path typist = Files.writeString(folder.resolve("typist.py"), TYPIST);
    List<String> command = new ArrayList<>(List.of("python3", typist.toString()));
    command.addAll(builds.build());
    Result result = Command.run(folder, command);
    assertEquals(130, result.exit(), result::toString);
    assertTrue(result.out().contains("pulling "), result.out());
    String end = result.out().replaceAll("\\^C|\r|\n", "");
    assertTrue(end.endsWith("\033[J"), result::out);
  }

  /** Whatever has a name is what the name says. */
  private void assertBlobsAreGood() throws IOException {
    Path blobs = builds.store().resolve("blobs/sha256");
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
}
