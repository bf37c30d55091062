package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.registry.RegistryAccess;
import dev.jdf.registry.RegistryCode;
import dev.jdf.source.Span;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate of an authority that only this test knows, and one without any. */
class RegistryTrustTest {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  @TempDir
  static Path made;

  private static TestRegistry secure;
  private static TestRegistry plain;

  @TempDir
  Path folder;

  private final Map<String, String> environment = new TreeMap<>();
  private Set<String> insecure = Set.of();

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
    for (TestRegistry registry : List.of(secure, plain)) {
      SampleImage.run(
          made,
          "skopeo",
          "copy",
          "-q",
          "--insecure-policy",
          "--dest-tls-verify=false",
          "oci:image:one",
          "docker://" + registry.host() + "/sample:one");
    }
  }

  private static void certificate() throws IOException {
    Files.writeString(made.resolve("san"), "subjectAltName=IP:127.0.0.1\n");
    for (String command : List.of(
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.crt",
        "req -newkey rsa:2048 -nodes -subj /CN=registry -keyout own.key -out own.csr",
        "x509 -req -in own.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile san"
            + " -out own.crt")) {
      SampleImage.run(made, ("openssl " + command).split(" ", -1));
    }
  }

  @AfterAll
  static void stop() {
    for (TestRegistry registry : new TestRegistry[] {secure, plain}) {
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
    environment.put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    find(secure.host());
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    environment.put("SSL_CERT_FILE", made.resolve("ca.crt").toString());
    String other = secure.host().replace("127.0.0.1", "localhost");
    assertEquals(
        RegistryCode.UNREACHABLE, assertThrows(Refusal.class, () -> find(other)).code());
  }

  @Test
  void aFileWithoutCertificatesIsSaid() throws IOException {
    environment.put("SSL_CERT_FILE", Files.createFile(folder.resolve("none")).toString());
    assertTrue(
        assertThrows(Refusal.class, () -> find(secure.host())).toString().contains(secure.host()));
  }

  @Test
  void whoSaysSoDoesWithoutAGoodCertificate() throws IOException {
    insecure = Set.of(secure.host().replace("127.0.0.1", "0.0.0.0"));
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
    insecure = Set.of(host);
    find(host);
  }

  private void find(String host) throws IOException {
    environment.put("HOME", folder.toString());
    Path place = folder.resolve("store");
    ImageSettings settings = new ImageSettings(
        Optional.of(place),
        Fetching.ALWAYS,
        new RegistryAccess(environment, insecure, Progress.NONE),
        Pins.NONE);
    ImageName name = ImageName.parse(host + "/sample:one", made);
    assertEquals(
        2, new Images(Store.open(place), settings).find(name, HERE).layers().size());
  }
}
