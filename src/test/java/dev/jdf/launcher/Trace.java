package dev.jdf.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What strace saw a command do: the calls of each process, with the address of the instruction
 * after the call and raw numbers for arguments.
 *
 * @param exit the exit code of the command
 */
record Trace(int exit, List<List<Line>> processes) {

  /** A call; the result is empty if it did not return, and {@code -errno} for an error. */
  record Line(long address, String name, List<Long> args, String result) {

    /** Whether the kernel interrupted the call and makes it again. */
    boolean restarts() {
      return result.startsWith("? ERESTART");
    }

    boolean returned() {
      return !result.startsWith("?");
    }
  }

  private static final Pattern LINE = Pattern.compile("\\[([0-9a-f]+)] (\\w+)\\((.*)\\)\\s+= (.*)");

  static Trace of(Path program, String... args) throws IOException, InterruptedException {
    assumeTrue(installed(), "strace is not installed");
    Path folder = Files.createTempDirectory("trace");
    try {
      String output = folder.resolve("process").toString();
      List<String> command = new ArrayList<>(
          List.of("strace", "-ff", "-i", "-e", "raw=all", "-o", output, program.toString()));
      command.addAll(Arrays.asList(args));
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("output").toFile())
          .start();
      process.getOutputStream().close();
      int exit = process.waitFor();
      return new Trace(exit, read(folder));
    } finally {
      delete(folder);
    }
  }

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
  }

  private static List<List<Line>> read(Path folder) throws IOException {
    TreeMap<Integer, List<Line>> processes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("process.")) {
          int pid = Integer.parseInt(name.substring("process.".length()));
          List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
          processes.put(pid, lines.stream().flatMap(Trace::line).toList());
        }
      }
    }
    return List.copyOf(processes.values());
  }

  private static Stream<Line> line(String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      return Stream.of();
    }
    List<Long> args = Stream.of(matcher.group(3).split(", ", -1))
        .filter(arg -> !arg.isEmpty())
        .map(Trace::number)
        .toList();
    long address = Long.parseUnsignedLong(matcher.group(1), 16);
    return Stream.of(new Line(address, matcher.group(2), args, matcher.group(4)));
  }

  static long number(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
