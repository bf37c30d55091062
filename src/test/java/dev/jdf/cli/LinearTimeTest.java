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
 * A large text takes a moment, or else twice as long as half of it: for each instruction there is,
 * the same line over and over and lines that differ. What counts is the processor time of this
 * thread, which other work on the machine hardly changes. A sixteenth of the largest text is enough
 * for what grows with the square to show.
 */
class LinearTimeTest {

  private static final int LARGE = 1 << 16;
  private static final long MOMENT = 150_000_000L;
  private static final long MOST = 20_000_000_000L;
  private static final double TWICE_AND_NOISE = 3;
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
      "allPorts",
      "longReference",
      "unknownHeredocs",
      "ignores");

  @ParameterizedTest
  @MethodSource("texts")
  void aTextOfTwiceTheSizeTakesTwiceTheTime(HugeText huge) throws IOException {
    Path whole = Files.writeString(folder.resolve("whole.jdf"), huge.ofSize(LARGE));
    for (List<String> command : COMMANDS) {
      long first = time(command, whole);
      if (first > MOMENT) {
        Path half = Files.writeString(folder.resolve("half.jdf"), huge.ofSize(LARGE / 2));
        long again = Math.min(first, time(command, whole));
        long ofHalf = Math.min(time(command, half), time(command, half));
        String told = command + " of " + huge.name() + ": " + again + " ns, and " + ofHalf
            + " ns for half of it";
        assertTrue(again < MOMENT || again < TWICE_AND_NOISE * ofHalf, told);
        assertTrue(again < MOST, told);
      }
    }
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
