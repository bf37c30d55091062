package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.Layer;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that umoci and skopeo wrote, in each of the forms that files have. */
class LocalImagesTest {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  @TempDir
  static Path made;

  @TempDir
  Path folder;

  @BeforeAll
  static void make() throws IOException {
    SampleImage.make(made);
    copy("oci:image:one", "oci-archive:oci.tar:one");
    copy("oci:image:one", "docker-archive:docker.tar:example.com/sample:1");
    SampleImage.run(made, "sh", "-c", "gzip -k docker.tar; zstd -q docker.tar; gzip -k oci.tar");
  }

  private static void copy(String from, String to) {
    SampleImage.run(made, "skopeo", "copy", "-q", "--insecure-policy", from, to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci:image:one",
        "oci-archive:oci.tar",
        "oci-archive:oci.tar:one",
        "oci-archive:oci.tar.gz:one",
        "docker-archive:docker.tar",
        "docker-archive:docker.tar:example.com/sample:1",
        "docker-archive:docker.tar.gz",
        "docker-archive:docker.tar.zst"
      })
  void everyFormGivesTheSameImage(String name) throws IOException {
    StoredImage image = find(name);
    assertTrue(image.config().config().env().contains("A=from the image"));
    assertEquals(List.of("/files/hello"), image.config().config().cmd());
    assertEquals(
        image.config().diffIDs(),
        image.layers().stream().map(layer -> layer.diffId().toString()).toList());
    assertEquals(2, image.layers().size());
    for (Layer layer : image.layers()) {
      assertTrue(layer.digest().proves(Files.readAllBytes(layer.blob())));
      assertEquals(layer.size(), Files.size(layer.blob()));
    }
  }

  @Test
  void theTagDecides() throws IOException {
    assertEquals(1, find("oci:image:base").layers().size());
    Refusal refusal = assertThrows(Refusal.class, () -> find("oci:image:onne"));
    assertEquals(ImageCode.NO_SUCH_IMAGE, refusal.code());
    assertTrue(refusal.at(Span.at(0)).notes().contains("did you mean one?"));
    assertEquals(
        ImageCode.NO_SUCH_IMAGE,
        assertThrows(Refusal.class, () -> find("oci:image")).code());
  }

  @Test
  void aDigestLeadsToTheImage() throws IOException {
    StoredImage image = find("oci:image:one");
    assertEquals(image, find("oci:image@" + image.manifest()));
  }

  @Test
  void anArchiveThatWasReadIsNotReadAgainUntilItChanges() throws IOException {
    Path archive = Files.copy(made.resolve("oci.tar"), folder.resolve("oci.tar"));
    StoredImage image = find("oci-archive:" + archive);
    FileTime time = Files.getLastModifiedTime(archive);
    Files.write(archive, new byte[(int) Files.size(archive)]);
    Files.setLastModifiedTime(archive, time);
    assertEquals(image, find("oci-archive:" + archive));
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1));
    assertThrows(Refusal.class, () -> find("oci-archive:" + archive));
  }

  @Test
  void nothingOfATamperedLayoutIsUsed() throws IOException {
    Path copy = folder.resolve("image");
    SampleImage.run(made, "cp", "-r", "image", copy.toString());
    StoredImage image = find("oci:image:one");
    Digest layer = image.layers().get(1).digest();
    Path blob = copy.resolve("blobs/sha256/" + layer.hex());
    byte[] bytes = Files.readAllBytes(blob);
    bytes[bytes.length / 2] ^= 1;
    Files.write(blob, bytes);
    Refusal refusal = assertThrows(
        Refusal.class, () -> find("oci:" + copy + ":one", folder.resolve("other-store")));
    assertEquals(StoreCode.WRONG_DIGEST, refusal.code());
    Path place = folder.resolve("other-store/blobs/sha256").resolve(layer.hex());
    assertFalse(Files.exists(place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"imageLayoutVersion\":\"2.0.0\"}", "{\"imageLayoutVersion\":1}"})
  void aLayoutSaysThatItIsOneOfVersionOne(String text) throws IOException {
    SampleImage.run(made, "cp", "-r", "image", folder.toString());
    Path version = folder.resolve("image/oci-layout");
    Files.writeString(version, text);
    Refusal refusal = assertThrows(Refusal.class, () -> find("oci:" + folder + "/image:one"));
    assertEquals(ImageCode.BAD_ARCHIVE, refusal.code());
    assertTrue(refusal.toString().contains("oci-layout does not say"), refusal::toString);
    Files.delete(version);
    refusal = assertThrows(Refusal.class, () -> find("oci:" + folder + "/image:one"));
    assertTrue(refusal.toString().contains("has no file oci-layout"), refusal::toString);
    Files.writeString(version, "{\"imageLayoutVersion\":\"1.1.0\"}");
    assertEquals(2, find("oci:" + folder + "/image:one").layers().size());
  }

  @Test
  void aFileThatALinkLeadsToIsNotQuoted() throws IOException {
    SampleImage.run(made, "cp", "-r", "image", folder.toString());
    Path secret = Files.writeString(folder.resolve("secret"), "root:$6$hash:19000::::::\n");
    for (String name : List.of("index.json", "oci-layout")) {
      Path file = folder.resolve("image").resolve(name);
      Files.delete(file);
      Files.createSymbolicLink(file, secret);
      Refusal refusal = assertThrows(Refusal.class, () -> find("oci:" + folder + "/image:one"));
      assertFalse(refusal.at(Span.at(0)).toString().contains("root"), refusal::toString);
    }
  }

  @Test
  void anotherPlatformIsRefusedUnlessItIsAskedFor() throws IOException {
    Platform arm = Platform.parse("linux/arm64").orElseThrow();
    Images images = new Images(Store.open(folder.resolve("store")), settings(folder));
    ImageName name = ImageName.parse("oci:image:one", made);
    Refusal refusal = assertThrows(Refusal.class, () -> images.find(name, arm));
    assertEquals(StoreCode.NO_PLATFORM, refusal.code());
  }

  private StoredImage find(String name) throws IOException {
    return find(name, folder.resolve("store"));
  }

  private static StoredImage find(String name, Path store) throws IOException {
    return new Images(Store.open(store), settings(store)).find(ImageName.parse(name, made), HERE);
  }

  private static ImageSettings settings(Path store) {
    return new ImageSettings(
        Optional.of(store), ImageSettings.Fetching.MISSING, Progress.NONE, new TreeMap<>());
  }
}
