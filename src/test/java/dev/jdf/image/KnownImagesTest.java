package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.ImageLock.Dated;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.SmallImage;
import dev.jdf.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check and an editor can say of images without asking anyone. */
class KnownImagesTest {

  private static final Digest ONE = digest("one");
  private static final Digest TWO = digest("two");

  @TempDir
  Path folder;

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theStoreKnowsADigest() throws IOException {
    put("docker.io/library/alpine:3", "linux/amd64", ONE, TWO);
    assertEquals(Optional.of(ONE), known().digest("alpine:3"));
    assertEquals(Optional.empty(), known().digest("alpine:4"));
    assertEquals(Optional.empty(), known().digest("alpine:3@" + ONE));
    assertEquals(Optional.empty(), known().digest("./alpine"));
    assertEquals(Optional.empty(), known().digest("No Image"));
  }

  @Test
  void whatTwoPullsDifferInIsNotKnown() throws IOException {
    put("docker.io/library/alpine:3", "linux/amd64", ONE, ONE);
    put("docker.io/library/alpine:3", "linux/arm64", TWO, TWO);
    assertEquals(Optional.empty(), known().digest("alpine:3"));
  }

  @Test
  void theLockCountsMore() throws IOException {
    put("docker.io/library/alpine:3", "linux/amd64", ONE, TWO);
    ImageLock lock = new ImageLock(List.of(new ImageLock.Entry(
        "docker.io/library/alpine:3", TWO, new Dated<>("", new TreeMap<>()), Span.at(0))));
    KnownImages known = new KnownImages(settings().with(Optional.of(lock)), folder);
    assertEquals(Optional.of(TWO), known.digest("alpine:3"));
  }

  @Test
  void theConfigurationOfAStoredImageIsKnown() throws IOException {
    Digest one =
        SmallImage.put(folder.resolve("jdf"), "docker.io/library/alpine:3", "{\"Env\":[\"A=1\"]}");
    assertEquals(List.of("A=1"), variables("alpine:3"));
    assertEquals(List.of("A=1"), variables("alpine:3@" + one));
    assertEquals(List.of(), variables("alpine:4"));
    assertEquals(List.of(), variables("./alpine"));
    assertEquals(List.of(), variables("host"));
    assertEquals(List.of(), variables("No Image"));
    assertEquals(Optional.empty(), known().image("alpine:3", "linux/arm64"));
    assertEquals(Optional.empty(), known().image("alpine:3", "no platform"));
    put("docker.io/library/alpine:3", "linux/amd64", ONE, TWO);
    assertEquals(List.of(), variables("alpine:3"));
  }

  private List<String> variables(String reference) {
    return known()
        .image(reference, "linux/amd64")
        .map(image -> image.config().config().env())
        .orElse(List.of());
  }

  /** What a file held when it was read last is not what it holds. */
  @Test
  void aFolderThatHasAnotherImageNowIsNotKnown() throws IOException {
    Path layout = Files.createDirectories(folder.resolve("layout"));
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Digest one =
        SmallImage.put(folder.resolve("jdf"), "oci:" + layout + ":1", "{\"Env\":[\"A=1\"]}");
    index(layout, one);
    assertEquals(List.of("A=1"), variables("oci:./layout:1"));
    index(layout, TWO);
    assertEquals(List.of(), variables("oci:./layout:1"));
    assertEquals(List.of(), variables("oci:./elsewhere:1"));
    assertEquals(List.of(), variables("oci-archive:./layout.tar:1"));
  }

  private static void index(Path layout, Digest manifest) throws IOException {
    Files.writeString(
        layout.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":"
            + "\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + manifest
            + "\",\"size\":1,\"annotations\":{\"org.opencontainers.image.ref.name\":\"1\"}}]}");
  }

  @Test
  void anImageForAnotherPlatformIsTold() throws IOException {
    put("docker.io/library/alpine:3", "linux/s390x", ONE, ONE);
    put("docker.io/library/debian:12", "linux/s390x", ONE, TWO);
    List<Diagnostic> findings = findings("alpine:3");
    assertEquals(
        List.of("docker.io/library/alpine:3 is for linux/s390x, not linux/amd64"),
        findings.stream().map(Diagnostic::message).toList());
    assertFalse(findings.get(0).isError());
    assertEquals(List.of(), findings("debian:12"));
    put("docker.io/library/alpine:3", "linux/amd64", ONE, ONE);
    assertEquals(List.of(), findings("alpine:3"));
  }

  @Test
  void nothingIsMadeOfAStoreThatIsNotThere() {
    assertEquals(Optional.empty(), known().digest("alpine:3"));
    assertEquals(List.of(), findings("alpine:3"));
    assertFalse(Files.exists(folder.resolve("jdf")));
  }

  private List<Diagnostic> findings(String name) {
    ImageSettings names = settings().with(ImageSettings.Fetching.NAMES_ONLY);
    return new Bases(folder, folder, "", names)
        .open(name, "linux/amd64", Span.at(0), List.of())
        .findings();
  }

  private KnownImages known() {
    return new KnownImages(settings(), folder);
  }

  private ImageSettings settings() {
    return ImageSettings.of(Map.of("XDG_DATA_HOME", folder.toString()));
  }

  private void put(String name, String platform, Digest digest, Digest manifest)
      throws IOException {
    Store.open(folder.resolve("jdf"))
        .names()
        .put(new NamedImage(name, platform, digest, manifest, "", ""));
  }
}
