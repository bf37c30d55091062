package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command says where its output cannot be written. */
class StandardOutputTest {

  private static final Path HERE = Path.of(".");
  private static final String SPEC = "samples/hello.jdf";

  @Test
  void aFullDiskIsAFailure() {
    assertEquals(
        new Result(
            JBuild.FAILED,
            "",
            "jbuild: standard output cannot be written: No space left on device\n"),
        run("\"$@\" -o - " + SPEC + " >/dev/full", JBuild.class));
    assertEquals(
        new Result(
            JExec.FAILED,
            "",
            "jexec: standard output cannot be written: No space left on device\n"),
        run("\"$@\" --dry-run " + SPEC + " >/dev/full", JExec.class));
  }

  @Test
  void aReaderThatHasSeenEnoughIsNone() {
    Result result = run("{ \"$@\" --dry-run " + SPEC + "; echo $? >&2; } | head -c 1", JExec.class);
    assertEquals("0\n", result.err());
  }

  private static Result run(String script, Class<?> main) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    String classes = System.getProperty("java.class.path");
    command.addAll(Java.command(classes, main.getName(), "-Xlog:disable"));
    return Command.run(HERE, command);
  }
}
