package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server in a JVM of its own, whose editor is a process that only waits. */
class LspCommandTest {

  private static final int PATIENCE_SECONDS = 60;

  private Process editor;

  @BeforeEach
  void openEditor() throws IOException {
    editor = new ProcessBuilder("sleep", "1000").start();
  }

  @AfterEach
  void closeEditor() {
    editor.destroyForcibly();
  }

  @Test
  void aKilledEditorTakesTheServerWithItThoughSomebodyHoldsThePipe() throws Exception {
    Process server = start();
    initialize(server, editor.pid());
    editor.destroyForcibly();
    assertEnds(server, 1);
  }

  @Test
  void anEditorThatIsNamedOnTheCommandLineTakesTheServerWithIt() throws Exception {
    Process server = start("--clientProcessId=" + editor.pid());
    initialize(server, ProcessHandle.current().pid());
    editor.destroyForcibly();
    assertEnds(server, 1);
  }

  @Test
  void aServerStaysWhileItsEditorLives() throws Exception {
    Process server = start();
    initialize(server, editor.pid());
    assertTrue(!server.waitFor(1, TimeUnit.SECONDS));
    server.getOutputStream().close();
    assertEnds(server, 1);
  }

  @Test
  void anEditorThatLeavesInOrderGetsASuccess() throws Exception {
    Process server = start();
    initialize(server, editor.pid());
    send(server.getOutputStream(), "\"id\":2,\"method\":\"shutdown\"");
    send(server.getOutputStream(), "\"method\":\"exit\"");
    assertEnds(server, 0);
  }

  /** Nothing but the protocol is ever on standard output: its first byte belongs to a message. */
  private static void initialize(Process server, long editor) throws IOException {
    send(
        server.getOutputStream(),
        "\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":" + editor
            + ",\"rootUri\":null,\"capabilities\":{}}");
    byte[] answer = server.getInputStream().readNBytes("Content-Length:".length());
    assertEquals("Content-Length:", new String(answer, StandardCharsets.US_ASCII));
  }

  private static void send(OutputStream out, String members) throws IOException {
    byte[] body = ("{\"jsonrpc\":\"2.0\"," + members + "}").getBytes(StandardCharsets.UTF_8);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private static Process start(String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> start =
        List.of(java, "-cp", System.getProperty("java.class.path"), JBuild.class.getName(), "lsp");
    return new ProcessBuilder(Stream.concat(start.stream(), Stream.of(options)).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void assertEnds(Process server, int code) throws InterruptedException {
    try {
      assertTrue(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the server is still there");
      assertEquals(code, server.exitValue());
    } finally {
      server.destroyForcibly();
    }
  }
}
