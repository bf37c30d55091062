package dev.jdf.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry that gives the images of a layout, and behaves as badly as a test wants. */
final class ScriptedRegistry implements AutoCloseable {

  private static final Pattern TAGGED = Pattern.compile(
      "\"mediaType\":\"([^\"]*)\",\"digest\":\"sha256:([0-9a-f]{64})\"[^{}]*"
          + "(?:\"platform\":\\{[^}]*\\},?)?\"annotations\":\\{\"org.opencontainers.image.ref.name\":\"one\"");

  /** An attribute of exchanges in which the blob begins at its beginning, whatever is asked. */
  static final String NO_RANGES = "no ranges";

  /** Answers a request itself, or leaves it to the registry by answering false. */
  interface Script {
    boolean answer(ScriptedRegistry registry, HttpExchange exchange) throws IOException;
  }

  private final Path layout;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Script script;

  private ScriptedRegistry(Path layout, HttpServer server, Script script) {
    this.layout = layout;
    this.server = server;
    this.script = script;
  }

  static ScriptedRegistry start(Path layout, Script script) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedRegistry registry = new ScriptedRegistry(layout, server, script);
    server.setExecutor(registry.threads);
    server.createContext("/", registry::handle);
    server.start();
    return registry;
  }

  /** The hexadecimal digits of what the tag {@code one} leads to. */
  static String digestOfOne(Path layout) throws IOException {
    Matcher tag = TAGGED.matcher(Files.readString(layout.resolve("index.json")));
    if (!tag.find()) {
      throw new IllegalStateException("no tag one in " + layout);
    }
    return tag.group(2);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  /** What was asked, in that order: {@code GET /v2/sample/manifests/one}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long count(String part) {
    return requests().stream().filter(it -> it.contains(part)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    try (exchange) {
      if (!script.answer(this, exchange)) {
        give(exchange);
      }
    }
  }

  private void give(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher digest = Pattern.compile("sha256:([0-9a-f]{64})$").matcher(path);
    if (path.endsWith("/manifests/one")) {
      Matcher tag = TAGGED.matcher(Files.readString(layout.resolve("index.json")));
      if (!tag.find()) {
        throw new IllegalStateException("no tag one in " + layout);
      }
      exchange.getResponseHeaders().set("Content-Type", tag.group(1));
      send(exchange, 200, blob(tag.group(2)));
    } else if (digest.find() && Files.exists(layout.resolve("blobs/sha256/" + digest.group(1)))) {
      blob(exchange, blob(digest.group(1)));
    } else if (path.endsWith("/tags/list")) {
      send(exchange, 200, "{\"tags\":[\"one\"]}".getBytes(StandardCharsets.UTF_8));
    } else {
      send(exchange, path.equals("/v2/") ? 200 : 404, new byte[0]);
    }
  }

  /** Whether one of the layers is asked for that {@link SampleImage#makeLarge} makes. */
  boolean isLarge(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return path.contains("/blobs/")
        && Files.size(layout.resolve("blobs/sha256/" + path.substring(path.length() - 64)))
            > SampleImage.LARGE / 2;
  }

  byte[] blob(String hex) throws IOException {
    return Files.readAllBytes(layout.resolve("blobs/sha256/" + hex));
  }

  private static void blob(HttpExchange exchange, byte[] bytes) throws IOException {
    int from = from(exchange);
    byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
    send(exchange, from > 0 ? 206 : 200, rest);
  }

  /** Where the client wants the blob to begin. */
  static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null || exchange.getAttribute(NO_RANGES) != null
        ? 0
        : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  /** Sends a status and nothing more: what a script does in the end, which is true. */
  static boolean status(HttpExchange exchange, int status) throws IOException {
    send(exchange, status, new byte[0]);
    return true;
  }

  /** Promises all of a blob, sends {@code count} bytes of it, and hangs up. */
  void cut(HttpExchange exchange, int count) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] bytes = blob(path.substring(path.length() - 64));
    int from = from(exchange);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, from, Math.min(count, bytes.length - from - 1));
    out.flush();
  }

  /** Sends a blob in pieces, with a pause after each. */
  void trickle(HttpExchange exchange, int piece, long pauseMillis) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] bytes = blob(path.substring(path.length() - 64));
    int from = from(exchange);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
    OutputStream out = exchange.getResponseBody();
    for (int at = from; at < bytes.length; at += piece) {
      out.write(bytes, at, Math.min(piece, bytes.length - at));
      out.flush();
      pause(pauseMillis);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
