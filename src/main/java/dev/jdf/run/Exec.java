package dev.jdf.run;

import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Libc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns this process into a launcher: nothing of the JVM remains. */
public final class Exec {

  private static final String NAME = "jexec";

  private Exec() {}

  /** Loads what calls the kernel. */
  public static void prepare() {
    Libc.load();
  }

  /**
   * A launcher that has no name in any folder and ends with the process that runs it: memfd_create(2).
   */
  public static Descriptor inMemory(byte[] launcher) throws IOException {
    Descriptor file = memoryFile();
    file.write(launcher);
    return file;
  }

  /**
   * Executes the launcher in place of this process: fexecve(3), so that what was checked is what
   * runs. It gets no environment (the container's is inside it) and no descriptor but the standard
   * three. Returns only by failing.
   */
  public static void replaceProcess(Descriptor launcher) throws IOException {
    replaceProcess(launcher, List.of());
  }

  /** The same, with {@code locks}, which the launcher's own first step closes for the container. */
  public static void replaceProcess(Descriptor launcher, List<Descriptor> locks)
      throws IOException {
    Libc.closeOthersOnExec();
    for (Descriptor lock : locks) {
      lock.throughExec();
    }
    Libc.execute(launcher, NAME);
  }

  /**
   * Executes the program of this process once more, with other words and all else as it is: its
   * environment, working directory and standard three. Returns only by failing.
   */
  public static void again(List<byte[]> words) throws IOException {
    Libc.closeOthersOnExec();
    Libc.executeAgain(words);
  }

  /** What a launcher that ran beside this process wrote to its standard output. */
  public record Output(int code, String text) {}

  /** Runs a launcher to its end; its standard error is this process's. */
  public static Output run(byte[] launcher) throws IOException, InterruptedException {
    try (Descriptor file = inMemory(launcher)) {
      Process process = new ProcessBuilder(file.pathForOthers().toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    }
  }

  /** From 6.3 a memory file says that it will be executed; kernels before do not know the flag. */
  private static Descriptor memoryFile() throws IOException {
    try {
      return Libc.memoryFile(NAME, "MFD_CLOEXEC|MFD_EXEC");
    } catch (Failure failure) {
      if (!failure.is("EINVAL")) {
        throw failure;
      }
      return Libc.memoryFile(NAME, "MFD_CLOEXEC");
    }
  }
}
