package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code jbuild lsp --socket}: a server in a JVM of its own that an editor connects to. */
class LspSocketTest {

  private static final int PATIENCE_SECONDS = 60;

  @Test
  void oneEditorIsServedOverASocket() throws Exception {
    int port = free();
    Process server = start(port);
    try (Socket socket = connected(port, server)) {
      send(socket, "\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}");
      assertEquals(
          "Content-Length:",
          new String(
              socket.getInputStream().readNBytes("Content-Length:".length()),
              StandardCharsets.US_ASCII));
      send(socket, "\"id\":2,\"method\":\"shutdown\"");
      send(socket, "\"method\":\"exit\"");
      assertTrue(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(0, server.exitValue());
    } finally {
      server.destroyForcibly();
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Process start(int port) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            JBuild.class.getName(),
            "lsp",
            "--socket",
            Integer.toString(port)))
        .inheritIO()
        .start();
  }

  /** As editors do: again and again until the server listens. */
  private static Socket connected(int port, Process server) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (ConnectException notYet) {
        assertTrue(server.isAlive() && System.nanoTime() < end, "nobody listens");
        Thread.sleep(50);
      }
    }
  }

  private static void send(Socket socket, String members) throws IOException {
    byte[] body = ("{\"jsonrpc\":\"2.0\"," + members + "}").getBytes(StandardCharsets.UTF_8);
    socket
        .getOutputStream()
        .write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
  }
}
