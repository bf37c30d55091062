package dev.jdf.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {

  private enum Sample implements Code {
    EMPTY("JDF504"),
    NO_SUCH_FILE("JDF500");

    private final String id;

    Sample(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String title() {
      return id;
    }
  }

  private static final Diagnostic WARNING =
      Diagnostic.warning(Sample.EMPTY, new Span(0, 0), "is empty");
  private static final Diagnostic ERROR =
      Diagnostic.error(Sample.NO_SUCH_FILE, new Span(0, 0), "no such file");

  @TempDir
  Path folder;

  @Test
  void aTerminalIsThereWhereTheDescriptorLeadsToOne() throws IOException {
    assertTrue(terminal("/dev/pts/1", "xterm").isThere());
    assertTrue(terminal("/dev/tty1", "linux").isThere());
    assertFalse(terminal("/dev/pts/1", "dumb").isThere());
    assertFalse(terminal("pipe:[4711]", "xterm").isThere());
    assertFalse(terminal("/tmp/file", "xterm").isThere());
    assertFalse(new Terminal(folder + "/closed", environment("TERM=xterm")).isThere());
  }

  @Test
  void coloursCanBeUnwanted() throws IOException {
    String descriptor = terminal("/dev/pts/1", "xterm").descriptor();
    assertTrue(new Terminal(descriptor, environment("TERM=xterm")).isColourful());
    assertFalse(new Terminal(descriptor, environment("TERM=xterm", "NO_COLOR=1")).isColourful());
  }

  @Test
  void coloursCanBeForced() throws IOException {
    String pipe = terminal("pipe:[4711]", "xterm").descriptor();
    assertTrue(new Terminal(pipe, environment("CLICOLOR_FORCE=1")).isColourful());
    assertFalse(new Terminal(pipe, environment("CLICOLOR_FORCE=0")).isColourful());
    assertFalse(new Terminal(pipe, environment("CLICOLOR_FORCE=1", "NO_COLOR=1")).isColourful());
    String seen = terminal("/dev/pts/1", "xterm").descriptor();
    assertFalse(new Terminal(seen, environment("TERM=xterm", "CLICOLOR=0")).isColourful());
  }

  @Test
  void columnsAreGivenMeasuredOrUsual() throws IOException {
    String descriptor = terminal("pipe:[4711]", "xterm").descriptor();
    assertEquals(132, new Terminal(descriptor, environment("COLUMNS=132")).columns());
    assertEquals(80, new Terminal(descriptor, environment("COLUMNS=0")).columns());
    assertEquals(80, new Terminal(descriptor, environment("COLUMNS=wide")).columns());
    assertEquals(80, terminal("/dev/pts/no-such", "xterm").columns());
  }

  @Test
  void aRunEndsWithWhereItsWorstFindingIsExplained() throws IOException {
    assertEquals("""
        warning[JDF504]: a: is empty
        error[JDF500]: b: no such file
        for more: jbuild explain JDF500
        """, ended(terminal("/dev/pts/1", "xterm"), WARNING, ERROR));
  }

  @Test
  void aRunThatNobodyWatchesDoesNot() throws IOException {
    assertEquals(
        "error[JDF500]: a: no such file\n", ended(terminal("pipe:[4711]", "xterm"), ERROR));
  }

  @Test
  void aRunWithoutFindingsDoesNot() throws IOException {
    assertEquals("", ended(terminal("/dev/pts/1", "xterm")));
  }

  private static String ended(Terminal terminal, Diagnostic... findings) {
    StringWriter err = new StringWriter();
    Report report = new Report(new PrintWriter(err), false, terminal);
    char name = 'a';
    for (Diagnostic finding : findings) {
      report.show(String.valueOf(name++), List.of(finding));
    }
    report.end();
    return err.toString();
  }

  private static Map<String, String> environment(String... variables) {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return environment;
  }

  private Terminal terminal(String target, String kind) throws IOException {
    Path link = Files.createTempDirectory(folder, "fd").resolve("2");
    Files.createSymbolicLink(link, Path.of(target));
    return new Terminal(link.toString(), environment("TERM=" + kind));
  }
}
