package dev.jdf.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A C program compiled for a test, so that the machine's own headers and libraries can be asked. */
record CProgram(Path file) {

  /** What a program printed, and how it ended. */
  static final class Output {
    private final int code;
    private final byte[] bytes;

    Output(int code, byte[] bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    int code() {
      return code;
    }

    byte[] bytes() {
      return bytes;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Compiles {@code source} in {@code folder}; says what gcc said if that fails. */
  static Output compile(Path folder, String source, String... libraries) {
    assumeTrue(exists("gcc"), "gcc is not installed");
    Path file = folder.resolve("program.c");
    try {
      Files.writeString(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        new ArrayList<>(List.of("gcc", "-w", "-fmax-errors=0", "-fdiagnostics-color=never", "-o"));
    command.add(folder.resolve("program").toString());
    command.add(file.toString());
    command.addAll(Arrays.asList(libraries));
    return execute(command, "");
  }

  /** The test resource {@code name}. */
  static String source(String name) {
    try (InputStream in = CProgram.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles a program that has to compile, or skips the test because of {@code need}. */
  static CProgram of(Path folder, String source, String need, String... libraries) {
    Output output = compile(folder, source, libraries);
    assumeTrue(output.code() == 0, need + ": " + output.text());
    return new CProgram(folder.resolve("program"));
  }

  Output run(String input) {
    return execute(List.of(file.toString()), input);
  }

  private static boolean exists(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static Output execute(List<String> command, String input) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
      byte[] bytes = process.getInputStream().readAllBytes();
      return new Output(process.waitFor(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
