package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.syntax.HugeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long each command takes for the largest spec there may be, when warm, in milliseconds of one
 * processor: for each kind of text that is large in one way. What takes seconds for a part of it is
 * not tried with the whole.
 */
public final class Megabyte {

  private static final int SIZE = 1024 * 1024 - 1;
  private static final int PART = SIZE / 16;
  private static final long TOO_LONG = 700;
  private static final List<List<String>> COMMANDS = List.of(
      List.of("ast"),
      List.of("check"),
      List.of("check", "--format=sarif"),
      List.of("check", "--diff"),
      List.of("fmt", "--diff"),
      List.of("explain"),
      List.of("build", "-o", "/dev/null"));

  private Megabyte() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempDirectory("jdf").resolve("image.jdf");
    System.out.printf("%-22s", "");
    COMMANDS.forEach(command -> System.out.printf("%16s", String.join(" ", command).replace("--", "").replaceAll(" -o.*", "")));
    System.out.println();
    for (HugeText huge : named(args)) {
      System.out.printf("%-22s", huge.name());
      for (List<String> command : COMMANDS) {
        System.out.printf("%16s", tried(huge, command, file));
        System.out.flush();
      }
      System.out.println();
    }
  }

  private static List<HugeText> named(String... names) {
    return Stream.of(HugeText.all(), HugeText.ofInstructions(), HugeText.ofOtherLines())
        .flatMap(List::stream)
        .filter(huge -> names.length == 0 || List.of(names).contains(huge.name()))
        .toList();
  }

  private static String tried(HugeText huge, List<String> command, Path file) throws IOException {
    try {
      return time(huge, command, file);
    } catch (OutOfMemoryError e) {
      return "no memory";
    }
  }

  private static String time(HugeText huge, List<String> command, Path file) throws IOException {
    Files.writeString(file, huge.ofSize(PART));
    run(command, file);
    long part = run(command, file);
    if (part > TOO_LONG) {
      return part + " for 1/16";
    }
    Files.writeString(file, huge.ofSize(SIZE));
    long first = run(command, file);
    return String.valueOf(first > 300 ? Math.min(first, run(command, file)) : first);
  }

  private static long run(List<String> command, Path file) {
    List<String> args = new ArrayList<>(command);
    args.remove("build");
    args.add(file.toString());
    PrintWriter silence =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), silence, silence, Map.of());
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    JBuild.run(args.toArray(String[]::new), console);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
  }
}
