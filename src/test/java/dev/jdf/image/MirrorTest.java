package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors, good ones and such as lack something or give something else. */
class MirrorTest extends Puller {

  private static final int LARGE = 1 << 20;

  @TempDir
  static Path made;

  private static Path layout = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    layout = SampleImage.make(made);
  }

  @Test
  void aMirrorIsAskedFirst() throws IOException {
    try (ScriptedRegistry mirror = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      pulls.conf("""
          [[registry]]
          prefix = "docker.io"
          location = "registry.invalid"
          [[registry.mirror]]
          location = "%s/hub"
          """.formatted(mirror.host()));
      pulls.find("alpine:one");
      assertEquals(1, mirror.count("GET /v2/hub/library/alpine/manifests/one"));
    }
  }

  @Test
  void behindAMirrorThatFailsIsTheRegistryItself() throws IOException {
    try (ScriptedRegistry mirror = ScriptedRegistry.start(layout, MirrorTest::lacks);
        ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      pulls.conf("""
          [[registry]]
          prefix = "example.com/team"
          location = "%s/people"
          [[registry.mirror]]
          location = "%s/mirror"
          """.formatted(registry.host(), mirror.host()));
      pulls.find("example.com/team/app:one");
      assertEquals(1, registry.count("GET /v2/people/app/manifests/one"));
      Refusal refusal = pulls.refusal("example.com/team/app:two");
      assertNote(refusal, "a mirror was asked before: " + mirror.host() + ": there is no two");
    }
  }

  @Test
  void aMirrorThatSendsOtherBytesOfABlobGivesWay() throws IOException {
    assertGivesWay(
        (self, exchange) -> isBlob(exchange) && sent(exchange, self.blob(digest(exchange)), 1));
    assertTold("is really sha256:");
  }

  @Test
  void aMirrorThatSendsTooFewBytesOfABlobGivesWay() throws IOException {
    assertGivesWay((self, exchange) -> isBlob(exchange) && sent(exchange, new byte[] {1}, 0));
    assertTold("has 1 bytes instead of ");
  }

  @Test
  void aMirrorThatSendsTooManyBytesOfABlobGivesWay() throws IOException {
    assertGivesWay((self, exchange) -> isBlob(exchange) && sent(exchange, new byte[LARGE], 0));
    assertTold("is longer than the ");
  }

  @Test
  void whatAMirrorSentBeforeItBrokeIsNotTheFaultOfTheNext() throws IOException {
    assertGivesWay((self, exchange) -> {
      if (isBlob(exchange)) {
        exchange.sendResponseHeaders(200, self.blob(digest(exchange)).length);
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
      }
      return isBlob(exchange);
    });
  }

  @Test
  void whatAnInterruptedPullLeftIsNotTheFaultOfTheNext() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      Path incoming = Store.open(folder.resolve("store")).directory().resolve("incoming");
      for (Path blob : blobs()) {
        byte[] wrong = Files.readAllBytes(blob);
        wrong[0]++;
        Files.write(incoming.resolve(blob.getFileName() + ".part"), wrong);
      }
      pulls.find(registry.host() + "/sample:one");
    }
  }

  @Test
  void aMirrorThatSendsAnotherManifestThanTheDigestSaysGivesWay() throws IOException {
    String digest = manifest();
    byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
    assertGivesWay(
        "example.com/team/app@sha256:" + digest,
        (self, exchange) -> isManifest(exchange) && sent(exchange, other, 0));
    assertTold("the manifest sha256:" + digest);
  }

  @Test
  void aMirrorThatSendsAPageInPlaceOfAManifestGivesWay() throws IOException {
    byte[] page = "<html>please log in</html>".getBytes(StandardCharsets.UTF_8);
    assertGivesWay((self, exchange) -> isManifest(exchange) && sent(exchange, page, 0));
    assertTold("cannot be read");
  }

  @Test
  void aTagOfAMirrorThatCannotBeHadIsLookedUpAtTheNext() throws IOException {
    byte[] index = """
        {"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",
        "size":1,"digest":"sha256:%s","platform":{"os":"linux","architecture":"amd64"}}]}
        """.formatted("0".repeat(64)).getBytes(StandardCharsets.UTF_8);
    assertGivesWay((self, exchange) ->
        exchange.getRequestURI().getPath().endsWith("/one") && sent(exchange, index, 0));
  }

  @Test
  void theNextMirrorIsAskedBeforeTheRegistry() throws IOException {
    try (ScriptedRegistry bad = ScriptedRegistry.start(
            layout, (self, exchange) -> isBlob(exchange) && sent(exchange, new byte[] {1}, 0));
        ScriptedRegistry good = ScriptedRegistry.start(layout, (self, exchange) -> false);
        ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      pulls.conf(conf(registry, bad, good));
      pulls.find("example.com/team/app:one");
      assertTrue(good.count("/blobs/") > 0);
      assertEquals(List.of(), registry.requests());
    }
  }

  @Test
  void whereAllSendOtherBytesTheEndTellsOfEach() throws IOException {
    ScriptedRegistry.Script wrong =
        (self, exchange) -> isBlob(exchange) && sent(exchange, new byte[] {1}, 0);
    try (ScriptedRegistry mirror = ScriptedRegistry.start(layout, wrong);
        ScriptedRegistry registry = ScriptedRegistry.start(layout, wrong)) {
      pulls.conf(conf(registry, mirror));
      Refusal refusal = pulls.refusal("example.com/team/app:one");
      assertEquals(StoreCode.WRONG_DIGEST, refusal.code());
      assertNote(refusal, "a mirror was asked before: " + mirror.host() + ": the blob sha256:");
    }
  }

  private void assertGivesWay(ScriptedRegistry.Script script) throws IOException {
    assertGivesWay("example.com/team/app:one", script);
  }

  /** The image comes from the registry though its mirror does as the script says, and is right. */
  private void assertGivesWay(String name, ScriptedRegistry.Script script) throws IOException {
    try (ScriptedRegistry mirror = ScriptedRegistry.start(layout, script);
        ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      pulls.conf(conf(registry, mirror));
      assertEquals("sha256:" + manifest(), pulls.find(name).manifest().toString());
      assertTrue(mirror.count("GET /v2/mirror-0/app/") > 0);
      assertTrue(registry.count("GET /v2/people/app/blobs/") > 0);
      assertTrue(registry.count("GET /v2/people/app/blobs/") <= blobs().size() * 2L);
    }
  }

  private void assertTold(String fault) {
    assertEquals(1, pulls.said().size(), pulls.said()::toString);
    assertTrue(pulls.said().get(0).startsWith("the mirror 127.0.0.1:"), pulls.said()::toString);
    assertTrue(pulls.said().get(0).contains(fault), pulls.said()::toString);
  }

  private static String conf(ScriptedRegistry registry, ScriptedRegistry... mirrors) {
    StringBuilder text = new StringBuilder("""
        [[registry]]
        prefix = "example.com/team"
        location = "%s/people"
        """.formatted(registry.host()));
    for (int i = 0; i < mirrors.length; i++) {
      text.append(
          "[[registry.mirror]]\nlocation = \"%s/mirror-%d\"\n".formatted(mirrors[i].host(), i));
    }
    return text.toString();
  }

  private static String manifest() throws IOException {
    return ScriptedRegistry.digestOfOne(layout);
  }

  private static List<Path> blobs() throws IOException {
    try (Stream<Path> all = Files.list(layout.resolve("blobs/sha256"))) {
      return all.toList();
    }
  }

  private static boolean isBlob(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().contains("/blobs/");
  }

  private static boolean isManifest(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().contains("/manifests/");
  }

  private static boolean lacks(ScriptedRegistry self, HttpExchange exchange) throws IOException {
    return ScriptedRegistry.status(exchange, 404);
  }

  private static String digest(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.length() - 64);
  }

  /** Sends {@code bytes}, of which the first is changed by {@code change}. */
  private static boolean sent(HttpExchange exchange, byte[] bytes, int change) throws IOException {
    byte[] changed = bytes.clone();
    changed[0] += (byte) change;
    ScriptedRegistry.send(exchange, 200, changed);
    return true;
  }
}
