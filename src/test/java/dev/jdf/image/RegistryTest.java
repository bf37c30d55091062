package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.registry.RegistryCode;
import dev.jdf.source.Span;
import dev.jdf.store.Layer;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of a real registry on this machine, with and without a login. */
class RegistryTest {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  @TempDir
  static Path made;

  private static TestRegistry open;
  private static TestRegistry closed;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws Exception {
    SampleImage.make(made);
    SampleImage.need("htpasswd");
    String users = SampleImage.run(made, "htpasswd", "-Bbn", "bob", "secret");
    Path file = Files.writeString(made.resolve("htpasswd"), users);
    open = TestRegistry.start(made.resolve("open"), "");
    closed = TestRegistry.start(
        made.resolve("closed"), "auth: {htpasswd: {realm: test, path: %s}}".formatted(file));
    push(open, "sample:oci");
    push(open, "sample:docker", "-f", "v2s2");
    push(open, "sample:zstd", "--dest-compress-format", "zstd");
    push(closed, "sample:oci", "--dest-creds", "bob:secret");
  }

  private static void push(TestRegistry registry, String name, String... options) {
    List<String> command = new ArrayList<>(
        List.of("skopeo", "copy", "-q", "--insecure-policy", "--dest-tls-verify=false"));
    command.addAll(List.of(options));
    command.add("oci:image:one");
    command.add("docker://" + registry.host() + "/" + name);
    SampleImage.run(made, command);
  }

  @AfterAll
  static void stop() throws Exception {
    for (TestRegistry registry : new TestRegistry[] {open, closed}) {
      if (registry != null) {
        registry.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"sample:oci", "sample:docker", "sample:zstd"})
  void everyKindOfManifestIsPulled(String name) throws IOException {
    StoredImage image = find(open, name, Fetching.MISSING);
    assertTrue(image.config().config().env().contains("A=from the image"));
    assertEquals(2, image.layers().size());
    for (Layer layer : image.layers()) {
      assertTrue(layer.digest().proves(Files.readAllBytes(layer.blob())));
    }
  }

  @Test
  void whatWasPulledNeedsNoNetwork() throws IOException {
    assertEquals(
        ImageCode.NOT_IN_STORE,
        assertThrows(Refusal.class, () -> find(open, "sample:oci", Fetching.NEVER))
            .code());
    StoredImage image = find(open, "sample:oci", Fetching.MISSING);
    assertEquals(image, find(open, "sample:oci", Fetching.NEVER));
  }

  @Test
  void aDigestIsPulled() throws IOException {
    StoredImage image = find(open, "sample:oci", Fetching.MISSING);
    Files.move(folder.resolve("store"), folder.resolve("other"));
    assertEquals(
        image.manifest(),
        find(open, "sample@" + image.manifest(), Fetching.MISSING).manifest());
  }

  @Test
  void aMistypedTagIsOfferedTheRightOne() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> find(open, "sample:dokcer", Fetching.MISSING));
    assertEquals(RegistryCode.NO_SUCH_TAG, refusal.code());
    assertTrue(refusal.at(Span.at(0)).notes().stream()
        .anyMatch(it -> it.equals("did you mean " + open.host() + "/sample:docker?")));
  }

  @Test
  void withoutALoginThereIsNothing() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> find(closed, "sample:oci", Fetching.MISSING));
    assertEquals(RegistryCode.DENIED, refusal.code());
  }

  @Test
  void dockersLoginIsUsed() throws IOException {
    String auth = Base64.getEncoder().encodeToString("bob:secret".getBytes(StandardCharsets.UTF_8));
    config("{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(closed.host(), auth));
    assertEquals(2, find(closed, "sample:oci", Fetching.MISSING).layers().size());
  }

  @Test
  void aHelperIsAskedOnce() throws IOException {
    Path runs = folder.resolve("runs");
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path helper =
        Files.writeString(programs.resolve("docker-credential-jdftest"), """
        #!/bin/sh
        cat >>%s
        echo >>%s
        echo '{"Username":"bob","Secret":"secret"}'
        """.formatted(runs, runs));
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    config("{\"credHelpers\":{\"%s\":\"jdftest\"}}".formatted(closed.host()));
    Map<String, String> environment = environment();
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    find(closed, "sample:oci", Fetching.MISSING, environment);
    assertEquals(List.of(closed.host()), Files.readAllLines(runs));
  }

  @Test
  void aBrokenConfigurationOfDockerIsSaid() throws IOException {
    assertEquals(":1:10: the file ends in the middle of the document", refusal("{\"auths\":"));
    assertEquals(
        ":1:11: /auths: expected an object, found an array", refusal("{\"auths\": [\"x\"]}"));
  }

  /** What is written in there may be a password, and messages go into logs. */
  @Test
  void aBrokenConfigurationOfDockerIsSaidWithoutItsText() throws IOException {
    assertEquals(
        ":2:25: not JSON", refusal("{\"auths\": {\n  \"a.example\": {\"auth\": c2VjcmV0}}}"));
  }

  /** Of a login, where the configuration is that; without the name of the file. */
  private String refusal(String config) throws IOException {
    config(config);
    Refusal refusal =
        assertThrows(Refusal.class, () -> find(closed, "sample:oci", Fetching.MISSING));
    assertEquals(RegistryCode.BAD_CREDENTIALS, refusal.code());
    assertEquals(List.of(), refusal.at(new Span(0, 1)).notes());
    return String.valueOf(refusal.getMessage())
        .substring(folder.resolve("config.json").toString().length());
  }

  @Test
  void whatTheRegistryChangedIsRefused() throws Exception {
    Path copy = folder.resolve("registry/data");
    SampleImage.run(made, "mkdir", "-p", folder.resolve("registry").toString());
    SampleImage.run(made, "cp", "-r", "open/data", copy.toString());
    String layer =
        find(open, "sample:oci", Fetching.MISSING).layers().get(1).digest().hex();
    Path blob = copy.resolve("docker/registry/v2/blobs/sha256")
        .resolve(layer.substring(0, 2))
        .resolve(layer)
        .resolve("data");
    byte[] bytes = Files.readAllBytes(blob);
    bytes[bytes.length / 2] ^= 1;
    Files.write(blob, bytes);
    SampleImage.run(folder, "rm", "-r", "store");
    try (TestRegistry registry = TestRegistry.start(folder.resolve("registry"), "")) {
      Refusal refusal =
          assertThrows(Refusal.class, () -> find(registry, "sample:oci", Fetching.MISSING));
      assertEquals(StoreCode.WRONG_DIGEST, refusal.code());
      assertFalse(Files.exists(folder.resolve("store/blobs/sha256").resolve(layer)));
    }
  }

  private void config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("DOCKER_CONFIG", folder.toString());
    environment.put("PATH", System.getenv("PATH"));
    return environment;
  }

  private StoredImage find(TestRegistry registry, String name, Fetching fetching)
      throws IOException {
    return find(registry, name, fetching, environment());
  }

  private StoredImage find(
      TestRegistry registry, String name, Fetching fetching, Map<String, String> environment)
      throws IOException {
    Path place = folder.resolve("store");
    ImageSettings settings =
        new ImageSettings(Optional.of(place), fetching, Progress.NONE, environment);
    ImageName image = ImageName.parse(registry.host() + "/" + name, made);
    return new Images(Store.open(place), settings).find(image, HERE);
  }
}
