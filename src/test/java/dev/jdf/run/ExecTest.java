package dev.jdf.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Libc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM becomes another program: here the shell, which tells what it finds itself in. */
class ExecTest {

  private static final String SCRIPT = """
      echo "$0"
      for fd in $(seq 3 50); do [ -e /proc/$$/fd/$fd ] && echo "open: $fd"; done
      wc -c </proc/$$/environ
      exit 7
      """;

  @Test
  void nothingOfTheJvmRemains(@TempDir Path folder) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("script"), SCRIPT);
    Path output = folder.resolve("output");
    Process process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Shell.class.getName())
        .redirectInput(script.toFile())
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertEquals(7, process.waitFor());
    assertEquals("jexec\n0\n", Files.readString(output));
  }

  @Test
  void whatIsNoProgramIsSaidToBeNone() throws IOException {
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    try (Descriptor file = Exec.inMemory(text)) {
      assertEquals("hello", Files.readString(file.path()));
      Failure failure = assertThrows(Failure.class, () -> Libc.execute(file, "jexec"));
      assertEquals("fexecve: ENOEXEC (Exec format error)", failure.getMessage());
    }
  }

  /** Runs in a JVM of its own. */
  static final class Shell {

    private Shell() {}

    public static void main(String[] args) throws IOException {
      byte[] shell = Files.readAllBytes(Path.of("/bin/sh"));
      Exec.replaceProcess(Exec.inMemory(shell));
    }
  }
}
