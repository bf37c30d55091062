package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Console;
import dev.jdf.syntax.HugeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A large text takes a moment, or else about four times as long as a quarter of it: for each
 * instruction there is, the same line over and over and lines that differ. What grows with the
 * square takes sixteen times as long. What counts is the processor time of this thread, and of
 * several tries the shortest: a pause of the virtual machine lengthens one try, a square all of them.
 * A sixteenth of the largest text is enough for a square to show.
 */
class LinearTimeTest {

  private static final int LARGE = 1 << 16;
  private static final long MOMENT = 150_000_000L;
  private static final int FOURFOLD_AND_NOISE = 8;
  private static final int TRIES = 10;
  private static final List<List<String>> COMMANDS = List.of(List.of("check"), List.of("ast"));
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir
  Path folder;

  static Stream<HugeText> texts() {
    return Stream.of(
            HugeText.ofInstructions().stream(),
            HugeText.ofOtherLines().stream(),
            HugeText.all().stream().filter(text -> HARDEST.contains(text.name())))
        .flatMap(it -> it);
  }

  /** Those that have been slow, or would be with a careless index. */
  private static final List<String> HARDEST = List.of(
      "sameStages",
      "chainOfStages",
      "backslashesInside",
      "relativePaths",
      "pathsFromOneThatIsKnown",
      "systemPaths",
      "mountsInADirectory",
      "deepPathInADirectory",
      "allPorts",
      "longReference",
      "unknownHeredocs",
      "unsetInOneWord",
      "secrets",
      "ignores");

  @ParameterizedTest
  @MethodSource("texts")
  void aTextOfFourTimesTheSizeTakesFourTimesTheTime(HugeText huge) throws IOException {
    Path whole = Files.writeString(folder.resolve("whole.jdf"), huge.ofSize(LARGE));
    Path quarter = Files.writeString(folder.resolve("quarter.jdf"), huge.ofSize(LARGE / 4));
    for (List<String> command : COMMANDS) {
      long ofWhole = time(command, whole);
      if (ofWhole >= MOMENT) {
        assertLinear(command, ofWhole, whole, quarter);
      }
    }
  }

  private static void assertLinear(List<String> command, long first, Path whole, Path quarter) {
    long ofWhole = first;
    long ofQuarter = Math.min(time(command, quarter), time(command, quarter));
    for (int left = TRIES; left > 0 && !isLinear(ofWhole, ofQuarter); left--) {
      ofWhole = Math.min(ofWhole, time(command, whole));
      ofQuarter = Math.min(ofQuarter, time(command, quarter));
    }
    assertTrue(
        isLinear(ofWhole, ofQuarter),
        command + ": " + ofWhole + " ns, and " + ofQuarter + " ns for a quarter of it");
  }

  private static boolean isLinear(long whole, long quarter) {
    return whole < MOMENT || whole < FOURFOLD_AND_NOISE * quarter;
  }

  private static long time(List<String> command, Path file) {
    PrintWriter silence =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), silence, silence, Map.of());
    String[] args =
        Stream.concat(command.stream(), Stream.of(file.toString())).toArray(String[]::new);
    long start = THREADS.getCurrentThreadCpuTime();
    JBuild.run(args, console);
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
