package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.jdf.registry.RegistryCode;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that want to know who asks, and say so in many ways. */
class RegistryLoginTest extends Puller {

  @TempDir
  static Path made;

  private static Path layout = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    layout = SampleImage.make(made);
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
            return ScriptedRegistry.status(exchange, 307);
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
  void aLoginGoesToNoOtherHostWithoutEncryption() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    try (ScriptedRegistry other = ScriptedRegistry.start(layout, (self, exchange) -> {
          seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
          ScriptedRegistry.send(
              exchange, 200, "{\"token\":\"good\"}".getBytes(StandardCharsets.UTF_8));
          return true;
        });
        ScriptedRegistry registry = ScriptedRegistry.start(
            layout,
            (self, exchange) -> wantsLogin(
                exchange, "Bearer realm=\"http://localhost:" + other.port() + "/token\""))) {
      pulls.login(registry.host(), "{\"username\":\"bob\",\"password\":\"secret\"}");
      pulls.find(registry.host() + "/sample:one");
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

  /** It would become a header of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\\nHost: other", "\\u00e9"})
  void aTokenIsOneWord(String token) throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      if (exchange.getRequestURI().getPath().equals("/token")) {
        ScriptedRegistry.send(
            exchange, 200, "{\"token\":\"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8));
        return true;
      }
      return wantsLogin(exchange, "Bearer realm=\"http://" + self.host() + "/token\"");
    })) {
      assertEquals(
          "127.0.0.1 gives no token that can be read",
          pulls.refusal(registry.host() + "/sample:one").getMessage());
    }
  }

  /** What config.json names is run: only what is called so, from the PATH. */
  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/bin/sh", "a b"})
  void aHelperIsNoPath(String name) throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"credsStore\":\"" + name + "\"}");
    try (ScriptedRegistry registry = ScriptedRegistry.start(
        layout, (self, exchange) -> wantsLogin(exchange, "Basic realm=\"x\""))) {
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(RegistryCode.BAD_CREDENTIALS, refusal.code());
      assertEquals("'" + name + "' is no name of a credential helper", refusal.getMessage());
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
  void aLoginThatIsNotAcceptedIsNamed() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start(layout, (self, exchange) -> {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
      return ScriptedRegistry.status(exchange, 401);
    })) {
      assertNote(
          pulls.refusal(registry.host() + "/sample:one"),
          "there is no login for it in " + folder.resolve("config.json") + ", /run/containers/"
              + Files.getAttribute(Path.of("/proc/self"), "unix:uid") + "/auth.json, "
              + folder.resolve(".config/containers/auth.json") + ";");
      pulls.login(registry.host(), "{\"username\":\"bob\",\"password\":\"wrong\"}");
      Refusal refusal = pulls.refusal(registry.host() + "/sample:one");
      assertEquals(RegistryCode.DENIED, refusal.code());
      assertNote(
          refusal,
          "the login of bob in " + folder.resolve("config.json") + " is not accepted for it");
    }
  }

  private static boolean wantsLogin(HttpExchange exchange, String challenge) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      return false;
    }
    exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
    return ScriptedRegistry.status(exchange, 401);
  }
}
