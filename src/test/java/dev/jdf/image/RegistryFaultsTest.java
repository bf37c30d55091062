package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that break off, send elsewhere, or want something first. */
class RegistryFaultsTest {

  private static final int LARGE = 1 << 20;

  @TempDir
  static Path made;

  private static Path layout;

  @TempDir
  Path folder;

  private Pulls pulls = new Pulls(Path.of(""));

  @BeforeAll
  static void make() throws IOException {
    byte[] noise = new byte[LARGE];
    new SecureRandom().nextBytes(noise);
    Files.write(Files.createDirectories(made.resolve("files")).resolve("noise"), noise);
    layout = SampleImage.make(made);
  }

  @BeforeEach
  void begin() {
    pulls = new Pulls(folder);
  }

  @Test
  void aConnectionThatIsCutGoesOnWhereItEnded() throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean large = isLayer(exchange) && cuts.incrementAndGet() <= 6;
      if (large) {
        self.cut(exchange, 200_000);
      }
      return large;
    })) {
      StoredImage image = pulls.find(registry.host() + "/sample:one");
      assertTrue(image.size() > 2 * LARGE);
      assertTrue(cuts.get() > 6);
    }
  }

  @Test
  void aServerWithoutRangesBeginsAnew() throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      exchange.setAttribute(ScriptedRegistry.NO_RANGES, true);
      boolean cut = isLayer(exchange) && cuts.incrementAndGet() <= 2;
      if (cut) {
        self.cut(exchange, 200_000);
      }
      return cut;
    })) {
      assertTrue(pulls.find(registry.host() + "/sample:one").size() > 2 * LARGE);
    }
  }

  @Test
  void whatAServerAsksToWaitIsWaitedAndSaid() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      boolean busy = exchange.getRequestURI().getPath().contains("/manifests/")
          && asked.incrementAndGet() == 1;
      return busy && status(exchange, 429, "1");
    })) {
      pulls.find(registry.host() + "/sample:one");
      assertEquals(List.of(registry.host() + " asks to wait 1 s (status 429)"), pulls.said());
    }
  }

  @Test
  void nobodyWaitsForAnHour() throws IOException {
    try (ScriptedRegistry registry =
        ScriptedRegistry.start(layout, (self, exchange) -> status(exchange, 429, "3600"))) {
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
  void aRedirectionToAnotherHostHasNoLogin() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    try (ScriptedRegistry other = ScriptedRegistry.start(layout, (self, exchange) -> {
          seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
          return false;
        });
        ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
          if (exchange.getRequestURI().getPath().contains("/blobs/")) {
            String to = "http://localhost:" + other.port() + exchange.getRequestURI();
            exchange.getResponseHeaders().set("Location", to);
            return status(exchange, 307, "");
          }
          return wantsLogin(exchange, "Basic realm=\"x\"");
        })) {
      pulls.login(registry.host(), "{\"username\":\"bob\",\"password\":\"secret\"}");
      pulls.find(registry.host() + "/sample:one");
      assertTrue(other.count("/blobs/") > 0);
      assertNull(seen.get());
    }
  }

  @Test
  void anIdentityTokenBuysAToken() throws IOException {
    AtomicReference<String> form = new AtomicReference<>("");
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      if (exchange.getRequestURI().getPath().equals("/token")) {
        form.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        ScriptedRegistry.send(
            exchange, 200, "{\"access_token\":\"good\"}".getBytes(StandardCharsets.UTF_8));
        return true;
      }
      String realm = "http://" + self.host() + "/token";
      return wantsLogin(exchange, "Bearer realm=\"" + realm + "\",service=\"s p\"");
    })) {
      pulls.login(registry.host(), "{\"identitytoken\":\"refresh&me\"}");
      pulls.find(registry.host() + "/sample:one");
      assertEquals(
          "grant_type=refresh_token&client_id=jdf&refresh_token=refresh%26me"
              + "&service=s+p&scope=repository%3Asample%3Apull",
          form.get());
      assertEquals(1, registry.count("POST /token"));
    }
  }

  @ParameterizedTest
  @CsvSource({"503, JDF643, errors", "403, JDF641, errors", "401, JDF641, details"})
  void whatTheServerOfTokensSaysIsTold(int status, String code, String member) throws IOException {
    String text = member.equals("errors")
        ? "{\"errors\":[{\"message\":\"account suspended\"}]}"
        : "{\"details\":\"account suspended\"}";
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      if (exchange.getRequestURI().getPath().equals("/token")) {
        exchange.getResponseHeaders().set("Retry-After", "0");
        ScriptedRegistry.send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
        return true;
      }
      return wantsLogin(exchange, "Bearer realm=\"http://" + self.host() + "/token\"");
    })) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(code, refusal.code().id());
      assertEquals(
          registry.host() + " leaves logins to 127.0.0.1, which gives no token: status " + status
              + ", \"account suspended\"",
          refusal.getMessage());
    }
  }

  @Test
  void aChallengeThatCanBeAnsweredIs() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Negotiate");
      return wantsLogin(exchange, "NTLM, Basic realm=\"x\"");
    })) {
      pulls.login(registry.host(), "{\"username\":\"bob\",\"password\":\"secret\"}");
      pulls.find(registry.host() + "/sample:one");
    }
  }

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
  void aLoginThatIsNotAcceptedIsNamed() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
      return status(exchange, 401, "");
    })) {
      assertNote(
          pulls.refusal(registry.host() + "/sample:one"),
          "there is no login for it in " + folder.resolve("config.json"));
      pulls.login(registry.host(), "{\"username\":\"bob\",\"password\":\"wrong\"}");
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(RegistryCode.DENIED, refusal.code());
      assertNote(
          refusal,
          "the login of bob in " + folder.resolve("config.json") + " is not accepted for it");
    }
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
    assertTrue(refusal.toString().contains("line 2"), refusal::toString);
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
  void anUnknownHostIsSaid() {
    Refusal refusal = pulls.refusal("registry.invalid/sample:one");
    assertEquals("cannot reach registry.invalid: no such host is known", refusal.getMessage());
  }

  @Test
  void anAddressIsOfferedAsAName() {
    assertNote(pulls.refusal("https://example.com/x"), "did you mean example.com/x?");
  }

  private static boolean isLayer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return path.contains("/blobs/")
        && Files.size(layout.resolve("blobs/sha256/" + path.substring(path.length() - 64)))
            > LARGE / 2;
  }

  private static boolean status(HttpExchange exchange, int status, String retryAfter)
      throws IOException {
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    ScriptedRegistry.send(exchange, status, new byte[0]);
    return true;
  }

  private static boolean wantsLogin(HttpExchange exchange, String challenge) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      return false;
    }
    exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
    return status(exchange, 401, "");
  }

  private static void assertNote(Refusal refusal, String start) {
    List<String> notes = refusal.at(Span.at(0)).notes();
    assertTrue(notes.stream().anyMatch(it -> it.contains(start)), () -> refusal + " " + notes);
  }
}
