package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Code;
import dev.jdf.store.Digest;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts that no tool writes, and a store that somebody has changed. */
class HostileLayoutTest {

  private static final String KIND = "application/vnd.oci.image.";
  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  @TempDir
  Path folder;

  private Path layout = Path.of("");

  @BeforeEach
  void make() throws IOException {
    layout = Files.createDirectories(folder.resolve("layout"));
    Files.createDirectories(layout.resolve("blobs/sha256"));
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  @Test
  void oneThatIsAsItShouldBeIsTaken() throws IOException {
    index(manifest(1, 1, ""));
    assertEquals(1, find().layers().size());
  }

  /** What one reader takes for an image another would take for an index (CVE-2021-41190). */
  @Test
  void noDocumentIsBoth() throws IOException {
    index(manifest(1, 1, ",\"manifests\":[]"));
    assertRefused(StoreCode.BAD_MANIFEST, "is both a manifest and an index");
  }

  @Test
  void indexesLeadToAnEnd() throws IOException {
    String at = manifest(1, 1, "");
    for (int i = 0; i < 8; i++) {
      at = blob("index.v1+json", "{\"schemaVersion\":2,\"manifests\":[" + at + "]}");
    }
    index(at);
    assertRefused(StoreCode.BAD_MANIFEST, "leads from index to index");
  }

  @Test
  void aConfigurationIsShort() throws IOException {
    index(manifest(1, 1, ""));
    Path manifest = manifestFile();
    String text = Files.readString(manifest).replaceFirst("\"size\":\\d+", "\"size\":9000000");
    index(blob("manifest.v1+json", text));
    assertRefused(StoreCode.BAD_CONFIG, "has more than 8388608 bytes");
  }

  @Test
  void eachLayerIsProved() throws IOException {
    index(manifest(2, 1, ""));
    assertRefused(StoreCode.BAD_CONFIG, "proves 1 of 2 layers");
  }

  @Test
  void anIndexIsShort() throws IOException {
    index(manifest(1, 1, "") + " ".repeat(Store.MAX_MANIFEST));
    assertRefused(StoreCode.BAD_MANIFEST, "exceeds 4 MiB");
  }

  /** A manifest that is another one brings nothing with it. */
  @Test
  void aManifestIsProvedBeforeItIsRead() throws IOException {
    index(manifest(1, 1, ""));
    Path manifest = manifestFile();
    Files.writeString(manifest, Files.readString(manifest) + " ");
    assertRefused(StoreCode.WRONG_DIGEST, "the manifest sha256:");
    try (Stream<Path> brought = Files.list(folder.resolve("store/blobs/sha256"))) {
      assertEquals(0, brought.count());
    }
  }

  /** Whoever opened one would wait for its other end. */
  @Test
  void aFifoIsNoBlob() throws IOException {
    index(manifest(1, 1, ""));
    Path manifest = manifestFile();
    Files.delete(manifest);
    SampleImage.run(layout, "mkfifo", manifest.toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertRefused(ImageCode.BAD_ARCHIVE, "lacks the blob"));
  }

  @Test
  void whatIsChangedInTheStoreIsSeen() throws IOException {
    index(manifest(1, 1, ""));
    StoredImage image = find();
    Path kept = folder.resolve("store/blobs/sha256").resolve(image.manifest().hex());
    Files.writeString(kept, Files.readString(kept) + " ");
    Refusal refusal = assertThrows(
        Refusal.class, () -> Store.open(folder.resolve("store")).image(image.manifest()));
    assertEquals(StoreCode.WRONG_DIGEST, refusal.code());
  }

  @Test
  void anArchiveHasNoEntriesWithoutEnd() throws IOException {
    Path archive = folder.resolve("many.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive), 1 << 16);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i <= 100_000; i++) {
        tar.putArchiveEntry(new TarArchiveEntry("link" + i, TarArchiveEntry.LF_SYMLINK));
        tar.closeArchiveEntry();
      }
    }
    Refusal refusal = assertThrows(Refusal.class, () -> find("oci-archive:" + archive));
    assertTrue(refusal.toString().contains("has more than 100000 entries"), refusal::toString);
  }

  @Test
  void linksInAnArchiveLeadToAnEnd() throws IOException {
    Path archive = folder.resolve("loop.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      for (String[] link :
          new String[][] {{"oci-layout", "index.json"}, {"index.json", "oci-layout"}}) {
        TarArchiveEntry entry = new TarArchiveEntry(link[0], TarArchiveEntry.LF_SYMLINK);
        entry.setLinkName(link[1]);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      Refusal refusal = assertThrows(Refusal.class, () -> find("oci-archive:" + archive));
      assertEquals(ImageCode.BAD_ARCHIVE, refusal.code());
    });
  }

  private void assertRefused(Code code, String words) {
    Refusal refusal = assertThrows(Refusal.class, this::find);
    assertEquals(code, refusal.code(), refusal::toString);
    assertTrue(refusal.toString().contains(words), refusal::toString);
  }

  /** The descriptor of a manifest with so many layers, of which its configuration proves so many. */
  private String manifest(int layers, int proved, String more) throws IOException {
    String layer = blob("layer.v1.tar", "x");
    String diffId = "\"" + Digest.of("x".getBytes(StandardCharsets.UTF_8)) + "\"";
    String config = blob("config.v1+json", """
        {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[%s]}}""".formatted(repeated(diffId, proved)));
    return blob(
        "manifest.v1+json",
        "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]%s}"
            .formatted(config, repeated(layer, layers), more));
  }

  private static String repeated(String text, int times) {
    return String.join(",", Collections.nCopies(times, text));
  }

  /** The descriptor of a blob that is now in the layout. */
  private String blob(String kind, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(bytes);
    Files.write(layout.resolve("blobs/sha256").resolve(digest.hex()), bytes);
    return "{\"mediaType\":\"%s%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(KIND, kind, digest, bytes.length);
  }

  private void index(String descriptor) throws IOException {
    Files.writeString(
        layout.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + descriptor + "]}");
  }

  private Path manifestFile() throws IOException {
    try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
      for (Path blob : blobs.toList()) {
        if (Files.readString(blob).contains("\"layers\":[{")) {
          return blob;
        }
      }
    }
    throw new IllegalStateException("no manifest in " + layout);
  }

  private StoredImage find() throws IOException {
    return find("oci:" + layout);
  }

  private StoredImage find(String name) throws IOException {
    Path place = folder.resolve("store");
    ImageSettings settings = new ImageSettings(
        Optional.of(place), ImageSettings.Fetching.MISSING, Progress.NONE, new TreeMap<>());
    return new Images(Store.open(place), settings).find(ImageName.parse(name, folder), HERE);
  }
}
