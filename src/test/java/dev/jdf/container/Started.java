package dev.jdf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A launcher that was started, and the ways to see what it leaves on the host. */
final class Started {

  private static final long MOST_SECONDS = 60;

  private final Process process;
  private final Reading out;
  private final Reading err;

  private Started(Process process) {
    this.process = process;
    this.out = Reading.of(process.getInputStream());
    this.err = Reading.of(process.getErrorStream());
  }

  /**
   * Starts a command that becomes the launcher, {@code exec} at most; {@code mark} is put into the
   * environment, by which every process of the launcher is known that runs no other program yet.
   */
  static Started of(Path folder, String mark, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put(mark, "launcher");
    try {
      return new Started(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process process() {
    return process;
  }

  /** What it printed so far. */
  String printed() {
    return out.soFar();
  }

  /** Waits until it has printed a text that begins with {@code text}. */
  void await(String text) {
    while (!printed().startsWith(text)) {
      if (!process.isAlive()) {
        throw new AssertionError(waitFor().toString());
      }
      Attack.pause();
    }
  }

  /** How it ended after the end of its input. */
  Result end() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It ended without reading its input.
    }
    return waitFor();
  }

  Result waitFor() {
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("the launcher hangs");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Result(process.exitValue(), out.all(), err.all());
  }

  /** Ids of the host's processes with {@code mark} in their environment. */
  static List<String> processes(String mark) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path directory : (Iterable<Path>) all::iterator) {
        String name = directory.getFileName().toString();
        if (Character.isDigit(name.charAt(0)) && environment(directory).contains(mark)) {
          found.add(name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Cgroups that are named after this launcher. */
  List<String> cgroups() {
    return Cgroups.named("jdf-" + process.pid() + "-");
  }

  static List<String> mounts() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mountinfo"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing for a process that has just ended. */
  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
