package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sample does what its comments say, for root and for an ordinary user. */
class SampleTest {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path SAMPLES = HERE.resolve("samples");
  private static final String WEB = "web.jdf";

  /** A server in a network of its own, asked for a page until it answers, and ended. */
  private static final String ASK = """
      busybox ip link set lo up
      "$@" >log 2>&1 &
      server=$!
      for i in $(seq 100); do
        sleep 0.1
        if busybox wget -q -O - "http://127.0.0.1:$PORT/" >page 2>/dev/null; then break; fi
        [ -d /proc/$server ] || break
      done
      kill -INT $server 2>/dev/null
      wait $server
      echo "ended with $?"
      grep -c marker page
      grep -o 'Permission denied' log | head -n 1
      """;

  @TempDir
  private static Path classes;

  @TempDir
  private Path folder;

  /** A run of a sample: its file, its input and what it prints. */
  private record Run(String sample, String input, String out, List<String> options) {

    Run(String sample, String input, String out) {
      this(sample, input, out, List.of());
    }
  }

  private static final List<Run> RUNS = List.of(
      new Run("hello.jdf", "", "hello from hello, uid 65534\n"),
      new Run("tool.jdf", "", "draft\nthe root is read-only\n"),
      new Run("filter.jdf", "pear\napple\npear\n", "apple\npear\n"),
      new Run("build.jdf", "", "built here\n1 network interface: loopback\n"),
      new Run("stages.jdf", "", "debug: 128 files, CapEff: 0000000000080000\n"),
      new Run(
          "stages.jdf",
          "",
          "service: 64 files, CapEff: 0000000000000000\n",
          List.of("--target", "service")));

  @TestFactory
  Stream<DynamicTest> asRoot() {
    Jexec jexec = Jexec.asRoot();
    return RUNS.stream().map(run -> test(jexec, SAMPLES, run));
  }

  @TestFactory
  Stream<DynamicTest> asAnOrdinaryUser() throws IOException {
    Jexec jexec = Jexec.asNobody(classes);
    Path samples = readableSamples();
    return RUNS.stream().map(run -> test(jexec, samples, run));
  }

  @Test
  void theWebServerAnswersOnPort80() throws IOException {
    assertEquals("ended with 0\n1\n", ask(Jexec.asRoot(), "80", SAMPLES.resolve(WEB)));
  }

  /** The twin: it is the capability that lets it, and nothing else. */
  @Test
  void withoutItsCapabilityTheWebServerDoesNotStart() throws IOException {
    String text = Files.readString(SAMPLES.resolve(WEB)).replace("CAP_ADD NET_BIND_SERVICE\n", "");
    Path without = Files.writeString(folder.resolve("without.jdf"), text);
    assertEquals("ended with 1\n0\nPermission denied\n", ask(Jexec.asRoot(), "80", without));
  }

  @Test
  void anOrdinaryUserServesOnAnotherPort() throws IOException {
    Jexec jexec = Jexec.asNobody(classes);
    assertEquals("ended with 0\n1\n", ask(jexec, "8080", readableSamples().resolve(WEB)));
  }

  @Test
  void everySampleIsRunHere() throws IOException {
    Set<String> run = new TreeSet<>(Set.of(WEB));
    RUNS.forEach(one -> run.add(one.sample()));
    try (Stream<Path> files = Files.list(SAMPLES)) {
      assertEquals(
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          run);
    }
  }

  private static DynamicTest test(Jexec jexec, Path samples, Run run) {
    return dynamicTest(run.sample() + " " + String.join(" ", run.options()), () -> {
      List<String> command = jexec.with(run.options().toArray(String[]::new));
      command.add(samples.resolve(run.sample()).toString());
      Result result = Command.run(HERE, command, run.input());
      assertEquals(new Result(0, run.out(), ""), result);
    });
  }

  /** How the server ended, how many pages it gave, and whether it was refused its port. */
  private String ask(Jexec jexec, String port, Path spec) throws IOException {
    assumeTrue(Command.exists("busybox"), "needs busybox");
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "marker\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(List.of("unshare", "-n", "env", "PORT=" + port, "sh", "-c", ASK, "sh"));
    command.addAll(jexec.with("--build-arg", "PORT=" + port, "--build-arg", "PAGES=" + pages));
    command.add(spec.toString());
    return Command.run(folder, command).ok().out();
  }

  /** A copy of the samples that everyone can read. */
  private Path readableSamples() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("samples"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
