package dev.jdf.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An image without layers, as somebody would have pulled it. */
public final class SmallImage {

  private static final String MEDIA = "application/vnd.oci.image.";

  private SmallImage() {}

  /**
   * Puts it into a store.
   *
   * @param name in full
   * @param execution the JSON of its part {@code config}
   * @return its manifest
   */
  public static Digest put(Path store, String name, String execution) throws IOException {
    Descriptor config = blob(
        store,
        "config.v1+json",
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":" + execution
            + ",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}");
    Descriptor manifest = blob(
        store,
        "manifest.v1+json",
        "{\"schemaVersion\":2,\"mediaType\":\"" + MEDIA + "manifest.v1+json\",\"config\":"
            + "{\"mediaType\":\"" + config.mediaType() + "\",\"digest\":\"" + config.digest()
            + "\",\"size\":" + config.size() + "},\"layers\":[]}");
    Store.open(store)
        .names()
        .put(new NamedImage(
            name, "linux/amd64", manifest.digest(), manifest.digest(), "2026-11-01T00:00:00Z", ""));
    return manifest.digest();
  }

  private static Descriptor blob(Path store, String kind, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Descriptor wanted = new Descriptor(MEDIA + kind, Digest.of(bytes), bytes.length);
    Store.open(store).put(wanted, bytes);
    return wanted;
  }
}
