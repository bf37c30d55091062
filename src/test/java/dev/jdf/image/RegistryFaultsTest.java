package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.jdf.registry.RegistryCode;
import dev.jdf.source.Span;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that break off, send elsewhere, or want something first. */
@Execution(ExecutionMode.CONCURRENT)
class RegistryFaultsTest extends Puller {

  @TempDir
  static Path made;

  private static Path layout;

  @BeforeAll
  static void make() throws IOException {
    layout = SampleImage.makeLarge(made);
  }

  @Test
  void aConnectionThatIsCutGoesOnWhereItEnded() throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean large = self.isLarge(exchange) && cuts.incrementAndGet() <= 6;
      if (large) {
        self.cut(exchange, 200_000);
      }
      return large;
    })) {
      StoredImage image = pulls.find(registry.host() + "/sample:one");
      assertTrue(image.size() > 2 * SampleImage.LARGE);
      assertTrue(cuts.get() > 6);
    }
  }

  @Test
  void aServerWithoutRangesBeginsAnew() throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      exchange.setAttribute(ScriptedRegistry.NO_RANGES, true);
      boolean cut = self.isLarge(exchange) && cuts.incrementAndGet() <= 2;
      if (cut) {
        self.cut(exchange, 200_000);
      }
      return cut;
    })) {
      assertTrue(pulls.find(registry.host() + "/sample:one").size() > 2 * SampleImage.LARGE);
    }
  }

  @Test
  void whatAServerAsksToWaitIsWaitedAndSaid() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean busy = exchange.getRequestURI().getPath().contains("/manifests/")
          && asked.incrementAndGet() == 1;
      return busy && busy(exchange, "1");
    })) {
      pulls.find(registry.host() + "/sample:one");
      assertEquals(List.of(registry.host() + " asks to wait 1 s (status 429)"), pulls.said());
    }
  }

  @Test
  void nobodyWaitsForAnHour() throws IOException {
    try (ScriptedRegistry registry =
        ScriptedRegistry.start(layout, (self, exchange) -> busy(exchange, "3600"))) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(RegistryCode.FAILED, refusal.code());
      assertNote(refusal, "it wants fewer requests, after \"3600\"");
      assertEquals(1, registry.count("/manifests/"));
    }
  }

  @Test
  void aBrokenServerIsAskedAgainAndThenTold() throws IOException {
    byte[] text = "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"disk\\u001b[2J on fire\"}]}"
        .getBytes(StandardCharsets.UTF_8);
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean manifest = exchange.getRequestURI().getPath().contains("/manifests/");
      if (manifest) {
        ScriptedRegistry.send(exchange, 503, text);
      }
      return manifest;
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(RegistryCode.FAILED, refusal.code());
      assertEquals(
          registry.host() + " does not give sample: status 503, \"disk\\u001b[2J on fire\"",
          refusal.getMessage());
      assertEquals(4, registry.count("/manifests/"));
    }
  }

  @Test
  void aRedirectionWithoutEncryptionLeadsNowhereElse() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean blob = exchange.getRequestURI().getPath().contains("/blobs/");
      exchange.getResponseHeaders().set("Location", "http://registry.invalid/blob");
      return blob && ScriptedRegistry.status(exchange, 307);
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertTrue(
          refusal.toString().contains("it redirects to registry.invalid without encryption"),
          refusal::toString);
    }
  }

  /** Not even on this machine, where another host is another's. */
  @Test
  void aLongPageHidesNoStatus() throws IOException {
    byte[] page = "<p>".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean two = exchange.getRequestURI().getPath().endsWith("/two");
      if (two) {
        ScriptedRegistry.send(exchange, 404, page);
      }
      return two;
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:two");
      assertEquals(RegistryCode.NO_SUCH_TAG, refusal.code());
      assertNote(refusal, "its tags are one");
    }
  }

  @Test
  void aManifestIsAskedForOnce() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      pulls.find(registry.host() + "/sample:one");
      assertEquals(1, registry.count("/manifests/"));
    }
  }

  @Test
  void aDigestIsFoundInTheStoreByWhateverNameItCame() throws IOException {
    String digest = "@sha256:" + ScriptedRegistry.digestOfOne(layout);
    String host;
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> false)) {
      host = registry.host();
      pulls.find(host + "/sample:one");
    }
    for (String name : List.of("/sample:one", "/sample", "/sample:other", "/other")) {
      pulls.find(host + name + digest);
    }
    pulls.find("registry.invalid/sample" + digest);
    List<NamedImage> names = Store.open(folder.resolve("store")).names().all();
    assertEquals(6, names.size(), names::toString);
    assertEquals(1, names.stream().map(NamedImage::manifest).distinct().count());
  }

  @Test
  void aBlockedRegistryIsNotAsked() throws IOException {
    pulls.conf("[[registry]]\nprefix = \"*.example.com\"\nblocked = true\n");
    assertEquals(RegistryCode.BLOCKED, pulls.refusal("a.example.com:5000/x").code());
  }

  @Test
  void brokenSettingsAreSaidWithTheirLine() throws IOException {
    pulls.conf("[[registry]]\nprefix = \n");
    Refusal refusal = pulls.refusal("alpine");
    assertEquals(RegistryCode.BAD_SETTINGS, refusal.code());
    String file = folder.resolve("registries.conf").toString();
    assertEquals(file + ":2:8: a value is missing behind this", refusal.getMessage());
    String shown = String.join("\n", refusal.at(new Span(0, 1)).notes());
    assertEquals("it says there:\n   |\n 2 | prefix = \n   |        ^", shown);
  }

  @Test
  void settingsOfTheWrongTypeAreSaidWithTheirLine() throws IOException {
    pulls.conf("[[registry]]\nlocation = \"a.example\"\ninsecure = \"yes\"\n");
    Refusal refusal = pulls.refusal("alpine");
    assertEquals(
        folder.resolve("registries.conf")
            + ":3:12: /registry/0/insecure: expected true or false, found a string",
        refusal.getMessage());
  }

  @Test
  void aProxyIsGoneThroughUnlessTheHostIsExcepted() throws IOException {
    AtomicReference<String> login = new AtomicReference<>("");
    try (ScriptedRegistry proxy = ScriptedRegistry.start(layout, (self, exchange) -> {
      login.set(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
      return false;
    })) {
      pulls.environment().put("HTTP_PROXY", "http://ann:s%3Acret@" + proxy.host());
      pulls.insecure().add("registry.invalid");
      pulls.find("registry.invalid/sample:one");
      assertEquals(1, proxy.count("http://registry.invalid/v2/sample/manifests/one"));
      assertEquals("Basic YW5uOnM6Y3JldA==", login.get());
      pulls.environment().put("NO_PROXY", "other.invalid, .invalid");
      assertEquals(
          RegistryCode.UNREACHABLE, pulls.refusal("registry.invalid/sample:two").code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "socks5"})
  void aProxyOfAnotherKindIsRefused(String scheme) {
    pulls.environment().put("HTTPS_PROXY", scheme + "://proxy.invalid:1080");
    Refusal refusal = pulls.refusal("registry.invalid/sample:one");
    assertEquals(RegistryCode.BAD_SETTINGS, refusal.code());
    assertEquals(
        "the proxy proxy.invalid is one of " + scheme
            + ", and only those of http can be gone through",
        refusal.getMessage());
  }

  @Test
  void redirectionsLeadToAnEnd() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean manifest = exchange.getRequestURI().getPath().contains("/manifests/");
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getPath());
      return manifest && ScriptedRegistry.status(exchange, 307);
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertTrue(refusal.toString().contains("it redirects without end"), refusal::toString);
      assertEquals(4 * 6, registry.count("/manifests/"));
    }
  }

  @Test
  void anAnswerThatIsTooLongIsNotTakenIn() throws IOException {
    byte[] large = new byte[Store.MAX_MANIFEST + 1];
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean manifest = exchange.getRequestURI().getPath().contains("/manifests/");
      if (manifest) {
        ScriptedRegistry.send(exchange, 200, large);
      }
      return manifest;
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertTrue(refusal.toString().contains("the answer is too long"), refusal::toString);
    }
  }

  @Test
  void anUnknownHostIsSaid() {
    Refusal refusal = pulls.refusal("registry.invalid/sample:one");
    assertEquals("cannot reach registry.invalid: no such host is known", refusal.getMessage());
  }

  @Test
  void anAddressIsOfferedAsAName() {
    assertNote(pulls.refusal("https://example.com/x"), "did you mean example.com/x?");
  }

  private static boolean busy(HttpExchange exchange, String retryAfter) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", retryAfter);
    return ScriptedRegistry.status(exchange, 429);
  }
}
