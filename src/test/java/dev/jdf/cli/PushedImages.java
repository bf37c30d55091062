package dev.jdf.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jdf.store.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A registry with one repository, of images that have no layers. */
final class PushedImages implements AutoCloseable {

  private static final String TYPE = "application/vnd.oci.image.";

  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private int requests;

  private PushedImages(HttpServer server) {
    this.server = server;
  }

  static PushedImages start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PushedImages images = new PushedImages(server);
    server.createContext("/", images::answer);
    server.start();
    return images;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests += path.equals("/v2/") ? 0 : 1;
    byte[] answer = answers.get(path.replaceFirst(".*/", ""));
    try (exchange) {
      if (answer == null) {
        exchange.sendResponseHeaders(path.equals("/v2/") ? 200 : 404, -1);
      } else {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The repository, as FROM has it. */
  String name() {
    return host() + "/sample";
  }

  /** The name of a spec in a folder; in {@code text} the repository is {@code %1$s}. */
  String spec(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("image.jdf"), text.formatted(name()))
        .toString();
  }

  /** How often something was asked for. */
  int requests() {
    return requests;
  }

  /** Nobody gets it any more. */
  void forget(Digest digest) {
    answers.remove(digest.toString());
  }

  /** The tag leads to that image from now on. */
  void move(String tag, Digest digest) {
    put(tag, bytes(digest));
  }

  /** A layout of all that was pushed, in which {@code manifest} is the only image. */
  void copyTo(Path layout, Digest manifest) throws IOException {
    Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    for (Map.Entry<String, byte[]> each : answers.entrySet()) {
      Files.write(blobs.resolve(each.getKey().replace("sha256:", "")), each.getValue());
    }
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.writeString(
        layout.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(entry(manifest, "amd64")));
  }

  private Digest put(String tag, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    answers.put(tag, bytes);
    answers.put(digest.toString(), bytes);
    return digest;
  }

  /** An image without layers; {@code tag} is in its configuration, so that each is another. */
  Digest push(String tag, String machine) {
    byte[] config = "{\"os\":\"linux\",\"architecture\":\"%s\",\"author\":\"%s\",\"config\":{}}"
        .formatted(machine, tag)
        .getBytes(StandardCharsets.UTF_8);
    Digest digest = put("config-" + tag, config);
    return put(
        tag,
        "{\"schemaVersion\":2,\"mediaType\":\"%smanifest.v1+json\",\"config\":{\"mediaType\":\"%sconfig.v1+json\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
            .formatted(TYPE, TYPE, digest, config.length)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** An image for two machines. */
  Digest pushIndex(String tag, Digest amd, Digest arm) {
    return put(
        tag,
        "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s,%s]}"
            .formatted(TYPE, entry(amd, "amd64"), entry(arm, "arm64"))
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(Digest digest) {
    return Optional.ofNullable(answers.get(digest.toString())).orElseThrow();
  }

  private String entry(Digest manifest, String machine) {
    int size = bytes(manifest).length;
    return "{\"mediaType\":\"%smanifest.v1+json\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}"
        .formatted(TYPE, manifest, size, machine);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
