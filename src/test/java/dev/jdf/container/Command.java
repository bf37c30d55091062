package dev.jdf.container;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the host that a test starts and waits for. */
public final class Command {

  private static final long MOST_SECONDS = 60;

  private Command() {}

  /** Runs a command in {@code folder} without input; one that hangs is an error. */
  public static Result run(Path folder, List<String> command) {
    return run(folder, command, "");
  }

  public static Result run(Path folder, List<String> command, String input) {
    try {
      Path out = Files.createTempFile("jdf-test", ".out");
      Path err = Files.createTempFile("jdf-test", ".err");
      try {
        Process process = new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
        give(process, input);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException("hangs: " + command);
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void give(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended, and did not want it.
    }
  }

  /** Whether the machine has {@code program} in the PATH. */
  public static boolean exists(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
