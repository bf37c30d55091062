package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.container.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JVM that becomes the launcher hands nothing of its own on to the container. */
class StartOptionsTest {

  /** What is handed on through execve(2), as this process has it. */
  static final class Inherited {
    public static void main(String[] args) throws IOException {
      System.out.print(Files.readString(Path.of("/proc/self/coredump_filter")));
      Files.readAllLines(Path.of("/proc/self/limits")).stream()
          .filter(line -> line.startsWith("Max open files"))
          .forEach(System.out::println);
    }
  }

  @Test
  void coreDumpsAndLimitsStayTheCallers() throws IOException {
    String script = """
        eval "$(sed -n '/^options()/,/^}/p' bin/jvm.sh)"
        ulimit -Sn 300
        echo 0x21 >/proc/self/coredump_filter
        cat /proc/self/coredump_filter
        grep '^Max open files' /proc/self/limits
        exec "$1/bin/java" $(options %d) -cp target/test-classes '%s'
        """.formatted(Runtime.version().feature(), Inherited.class.getName());
    List<String> lines = Command.run(
            Path.of("."), List.of("sh", "-c", script, "sh", System.getProperty("java.home")))
        .ok()
        .out()
        .lines()
        .toList();
    assertEquals(4, lines.size(), lines::toString);
    assertEquals("00000021", lines.get(0));
    assertEquals(lines.subList(0, 2), lines.subList(2, 4));
  }
}
