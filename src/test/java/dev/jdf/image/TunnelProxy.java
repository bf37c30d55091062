package dev.jdf.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that wants a login, sees only TLS, and leads every tunnel to one port of this machine. */
final class TunnelProxy implements AutoCloseable {

  private static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";
  private static final String CLOSED =
      "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";

  private final ServerSocket server;
  private final int end;
  private final String proof;
  private final List<String> tunnels = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TunnelProxy(ServerSocket server, int end, String login) {
    this.server = server;
    this.end = end;
    this.proof = "Proxy-Authorization: Basic "
        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** One that only {@code login}, USER:PASSWORD, opens. */
  static TunnelProxy start(int end, String login) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TunnelProxy proxy = new TunnelProxy(server, end, login);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Where those who had the login wanted to go, as {@code HOST:PORT}. */
  List<String> tunnels() {
    return Collections.unmodifiableList(tunnels);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> head = head(client.getInputStream());
      boolean knows = head.stream().anyMatch(proof::equalsIgnoreCase);
      send(client, knows ? OPEN : CLOSED);
      if (knows) {
        tunnels.add(head.get(0).split(" ", -1)[1]);
        tunnel(client);
      }
    } catch (IOException e) {
      // Either end has hung up.
    }
  }

  /** The lines up to the empty one. */
  private static List<String> head(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      text.append((char) next);
    }
    return text.toString().lines().toList();
  }

  private static void send(Socket client, String head) throws IOException {
    client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void tunnel(Socket client) throws IOException {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), end)) {
      threads.execute(() -> carry(far, client));
      carry(client, far);
    }
  }

  private static void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Either end has hung up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
