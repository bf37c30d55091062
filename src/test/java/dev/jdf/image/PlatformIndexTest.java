package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.source.Span;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of two platforms that skopeo copies as a whole into a registry. */
class PlatformIndexTest {

  private static final String SCRIPT = """
      set -e
      umoci tag --image image:one arm
      umoci config --image image:arm --architecture arm64 --config.env A=arm
      cd image
      name=org.opencontainers.image.ref.name
      kind=application/vnd.oci.image.index.v1+json
      manifest() {
        jq -c --arg name $name --arg tag "$1" --arg architecture "$2" '.manifests[]
          | select(.annotations[$name] == $tag)
          | {mediaType, digest, size, platform: {os: "linux", $architecture}}' index.json
      }
      printf '{"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s]}' $kind \\
        "$(manifest one amd64)" "$(manifest arm arm64)" >both
      digest=$(sha256sum both | cut -d ' ' -f 1)
      jq -c --arg name $name --arg mediaType $kind --arg digest "sha256:$digest" \\
        --argjson size "$(stat -c %s both)" \\
        '.manifests += [{$mediaType, $digest, $size, annotations: {($name): "both"}}]' \\
        index.json >new
      mv both blobs/sha256/$digest
      mv new index.json
      cd ..
      skopeo copy -q --all --insecure-policy --dest-tls-verify=false oci:image:both docker://$0/both:1
      """;

  @TempDir
  static Path made;

  private static TestRegistry registry;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws Exception {
    SampleImage.need("jq");
    SampleImage.make(made);
    registry = TestRegistry.start(made.resolve("registry"), "");
    SampleImage.run(made, "bash", "-c", SCRIPT, registry.host());
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void eachPlatformHasItsImage() throws IOException {
    StoredImage amd64 = find("linux/amd64");
    StoredImage arm64 = find("linux/arm64");
    assertEquals("amd64", amd64.config().architecture());
    assertTrue(amd64.config().config().env().contains("A=from the image"));
    assertEquals("arm64", arm64.config().architecture());
    assertTrue(arm64.config().config().env().contains("A=arm"));
    assertEquals(amd64.layers(), arm64.layers());
  }

  @Test
  void aPlatformThatIsNotThereIsToldWhichAre() {
    Refusal refusal = assertThrows(Refusal.class, () -> find("linux/s390x"));
    assertEquals(StoreCode.NO_PLATFORM, refusal.code());
    List<String> notes = refusal.at(Span.at(0)).notes();
    assertEquals(
        List.of("it has linux/amd64, linux/arm64; FROM --platform=linux/amd64 takes that"), notes);
  }

  private StoredImage find(String platform) throws IOException {
    Path place = folder.resolve("store");
    ImageSettings settings = new ImageSettings(
        Optional.of(place), ImageSettings.Fetching.MISSING, Progress.NONE, new TreeMap<>());
    ImageName name = ImageName.parse(registry.host() + "/both:1", made);
    return new Images(Store.open(place), settings)
        .find(name, Platform.parse(platform).orElseThrow());
  }
}
