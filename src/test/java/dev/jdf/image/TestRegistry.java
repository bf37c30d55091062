package dev.jdf.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The registry of Debian, on a free port of this machine alone; ended when it is closed. */
final class TestRegistry implements AutoCloseable {

  private final Process process;
  private final int port;

  private TestRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; {@code auth} is its section of that name, or empty. */
  static TestRegistry start(Path folder, String auth) throws Exception {
    return start(folder, auth, "");
  }

  /** The same with TLS; {@code tls} is the section of that name, or empty. */
  static TestRegistry start(Path folder, String auth, String tls) throws Exception {
    SampleImage.need("docker-registry");
    int port = free();
    Path config =
        Files.writeString(Files.createDirectories(folder).resolve("registry.yml"), """
        version: 0.1
        log: {level: error}
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: "127.0.0.1:%d"%s}
        %s
        """.formatted(
                folder.resolve("data"), port, tls.isEmpty() ? "" : ", tls: " + tls, auth));
    Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("registry.log").toFile())
        .start();
    TestRegistry registry = new TestRegistry(process, port);
    registry.await();
    return registry;
  }

  /** Host and port, as references have them. */
  String host() {
    return "127.0.0.1:" + port;
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws Exception {
    while (process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          InputStream in = socket.getInputStream()) {
        if (in != null) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("the registry has ended");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
