package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jdf.registry.RegistryCode;
import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry with a certificate of an authority that only this test knows, and one without any. */
class RegistryTrustTest extends Puller {

  @TempDir
  static Path made;

  private static TestRegistry secure;
  private static TestRegistry plain;
  private static TestRegistry strict;

  @BeforeAll
  static void start() throws Exception {
    SampleImage.make(made);
    SampleImage.need("openssl");
    certificate();
    secure = TestRegistry.start(
        made.resolve("secure"),
        "",
        "{certificate: %s, key: %s}".formatted(made.resolve("own.crt"), made.resolve("own.key")));
    plain = TestRegistry.start(made.resolve("plain"), "");
    strict = TestRegistry.start(
        made.resolve("strict"),
        "",
        "{certificate: %s, key: %s, clientcas: [%s]}"
            .formatted(made.resolve("own.crt"), made.resolve("own.key"), made.resolve("ca.crt")));
    Path own = Files.createDirectories(made.resolve("certificates"));
    Files.copy(made.resolve("rsa.crt"), own.resolve("client.cert"));
    Files.copy(made.resolve("rsa.key"), own.resolve("client.key"));
    for (TestRegistry registry : List.of(secure, plain, strict)) {
      SampleImage.run(
          made,
          "skopeo",
          "copy",
          "-q",
          "--insecure-policy",
          "--dest-tls-verify=false",
          "--dest-cert-dir=" + own,
          "oci:image:one",
          "docker://" + registry.host() + "/sample:one");
    }
  }

  private static void certificate() throws IOException {
    Files.writeString(made.resolve("san"), "subjectAltName=IP:127.0.0.1\n");
    openssl(List.of("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key"
        + " -out ca.crt"));
    openssl(user("rsa", "rsa:2048"));
    openssl(user("ec", "ec -pkeyopt ec_paramgen_curve:P-256"));
    openssl(user("ed", "ed25519"));
    openssl(List.of(
        "req -newkey rsa:2048 -nodes -subj /CN=registry -keyout own.key -out own.csr",
        "x509 -req -in own.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile san"
            + " -out own.crt",
        "rsa -in rsa.key -traditional -out rsa-old.key",
        "ec -in ec.key -out ec-old.key",
        "rsa -in rsa.key -traditional -aes128 -passout pass:x -out locked-old.key",
        "pkey -in rsa.key -aes128 -passout pass:x -out locked.key"));
  }

  private static void openssl(List<String> commands) {
    for (String command : commands) {
      SampleImage.run(made, ("openssl " + command).split(" ", -1));
    }
  }

  /** Somebody whom the authority vouches for. */
  private static List<String> user(String name, String kind) {
    return List.of(
        "req -newkey %s -nodes -subj /CN=user -keyout %s.key -out %s.csr"
            .formatted(kind, name, name),
        "x509 -req -in %s.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out %s.crt"
            .formatted(name, name));
  }

  @AfterAll
  static void stop() {
    for (TestRegistry registry : new TestRegistry[] {secure, plain, strict}) {
      if (registry != null) {
        registry.close();
      }
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    Refusal refusal = assertThrows(Refusal.class, () -> find(secure.host()));
    assertEquals(RegistryCode.UNREACHABLE, refusal.code());
    assertTrue(
        refusal.at(Span.at(0)).notes().stream()
            .anyMatch(it -> it.contains("/etc/docker/certs.d/" + secure.host() + "/ca.crt")),
        () -> refusal + " " + refusal.at(Span.at(0)).notes());
  }

  @Test
  void anAuthorityInTheFolderOfTheRegistryIsBelieved() throws IOException {
    Path place = folder.resolve(".config/docker/certs.d").resolve(secure.host());
    Files.copy(made.resolve("ca.crt"), Files.createDirectories(place).resolve("ca.crt"));
    find(secure.host());
  }

  @Test
  void anAuthorityThatTheEnvironmentNamesIsBelieved() throws IOException {
    pulls.environment().put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    find(secure.host());
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    pulls.environment().put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    String other = secure.host().replace("127.0.0.1", "localhost");
    assertEquals(
        RegistryCode.UNREACHABLE, assertThrows(Refusal.class, () -> find(other)).code());
  }

  @Test
  void aFileWithoutCertificatesIsSaid() throws IOException {
    pulls
        .environment()
        .put("SSL_CERT_FILE", Files.createFile(folder.resolve("none")).toString());
    assertTrue(
        assertThrows(Refusal.class, () -> find(secure.host())).toString().contains(secure.host()));
  }

  @Test
  void whoSaysSoDoesWithoutAGoodCertificate() throws IOException {
    pulls.insecure().add(secure.host().replace("127.0.0.1", "0.0.0.0"));
    assertThrows(Refusal.class, () -> find(secure.host()));
    find(secure.host().replace("127.0.0.1", "0.0.0.0"));
  }

  @Test
  void whoSaysSoDoesWithoutEncryption() throws IOException {
    String host = plain.host().replace("127.0.0.1", "0.0.0.0");
    Refusal refusal = assertThrows(Refusal.class, () -> find(host));
    assertEquals("cannot reach " + host + ": it does not speak TLS", refusal.getMessage());
    assertTrue(refusal.at(Span.at(0)).notes().stream()
        .anyMatch(it -> it.startsWith("--insecure " + host + " does without encryption")));
    pulls.insecure().add(host);
    find(host);
  }

  /** As docker and podman users have it, and in all forms that openssl writes keys in. */
  @ParameterizedTest
  @CsvSource({"rsa, rsa", "rsa, rsa-old", "ec, ec", "ec, ec-old", "ed, ed"})
  void whoWeAreIsShownToWhoWantsToKnow(String certificate, String key) throws IOException {
    show(certificate, key);
    find(strict.host());
  }

  @Test
  void whoWantsToKnowWhoWeAreIsToldOf() throws IOException {
    pulls.environment().put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    Refusal refusal = assertThrows(Refusal.class, () -> find(strict.host()));
    assertEquals(RegistryCode.UNREACHABLE, refusal.code());
    assertTrue(
        refusal.at(Span.at(0)).notes().stream()
            .anyMatch(it -> it.contains("certs.d/" + strict.host() + "/client.cert")),
        () -> refusal + " " + refusal.at(Span.at(0)).notes());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, locked, is encrypted: openssl pkey",
    "rsa, locked-old, is encrypted: openssl pkey",
    "rsa, ca, is not the key of the certificate beside it",
    "rsa, ec, has a key that cannot be read",
    "rsa, '', 'has no key beside it, client.key'",
    "'', rsa, 'has no certificate beside it, client.cert'"
  })
  void whatCannotBeShownIsSaid(String certificate, String key, String fault) throws IOException {
    show(certificate, key);
    Refusal refusal = assertThrows(Refusal.class, () -> find(strict.host()));
    assertEquals(RegistryCode.BAD_SETTINGS, refusal.code());
    assertTrue(refusal.toString().contains(fault), refusal::toString);
  }

  @Test
  void aRedirectionDoesNotLeaveEncryption() throws Exception {
    pulls.environment().put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serverContext()));
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().add("Location", "http://" + plain.host() + "/v2/");
      exchange.sendResponseHeaders(307, -1);
      exchange.close();
    });
    server.start();
    try {
      String host = "127.0.0.1:" + server.getAddress().getPort();
      Refusal refusal = assertThrows(Refusal.class, () -> find(host));
      assertTrue(
          refusal.toString().contains("it redirects to 127.0.0.1 without encryption"),
          refusal::toString);
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext serverContext() throws Exception {
    openssl(List.of("pkcs12 -export -in own.crt -inkey own.key -passout pass:x -out own.p12"));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(made.resolve("own.p12"))) {
      store.load(in, new char[] {'x'});
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[] {'x'});
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void show(String certificate, String key) throws IOException {
    Path place = folder.resolve(".config/docker/certs.d").resolve(strict.host());
    Files.createDirectories(place);
    Files.copy(made.resolve("ca.crt"), place.resolve("ca.crt"));
    if (!certificate.isEmpty()) {
      Files.copy(made.resolve(certificate + ".crt"), place.resolve("client.cert"));
    }
    if (!key.isEmpty()) {
      Files.copy(made.resolve(key + ".key"), place.resolve("client.key"));
    }
  }

  private void find(String host) throws IOException {
    assertEquals(2, pulls.find(host + "/sample:one").layers().size());
  }
}
