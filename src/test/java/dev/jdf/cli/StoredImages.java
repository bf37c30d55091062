package dev.jdf.cli;

import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Incoming;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Platform;
import dev.jdf.store.Store;
import dev.jdf.store.Trees.Filled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Puts images into a store without asking anybody. */
final class StoredImages {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  private final Store store;

  StoredImages(Store store) {
    this.store = store;
  }

  /** So much of a blob has come, and no more. */
  void half(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Descriptor wanted = new Descriptor("", Digest.of(bytes), 1000);
    try (Incoming incoming = store.incoming(wanted)) {
      incoming.write(ByteBuffer.wrap(bytes));
    }
  }

  /** Whether the blob that is {@code text} is in the store. */
  boolean there(String text) {
    return store.blob(digest(text)).isPresent();
  }

  static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  Descriptor put(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Descriptor descriptor = new Descriptor("", Digest.of(bytes), bytes.length);
    store.put(descriptor, bytes);
    return descriptor;
  }

  /** An image by that name, whose layers are these texts. */
  Digest image(String name, String... layers) throws IOException {
    String type = "application/vnd.oci.image.";
    Descriptor config = put("{\"os\":\"linux\",\"architecture\":\"amd64\"}");
    List<String> all = Arrays.stream(layers)
        .map(layer -> "{\"mediaType\":\"%slayer.v1.tar\",\"digest\":\"%s\",\"size\":%d}"
            .formatted(type, digest(layer), layer.length()))
        .toList();
    for (String layer : layers) {
      put(layer);
    }
    Digest manifest = put("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"%sconfig.v1+json\","
                .formatted(type)
            + "\"digest\":\"%s\",\"size\":%d},\"layers\":[%s]}"
                .formatted(config.digest(), config.size(), String.join(",", all)))
        .digest();
    String date = "2026-11-15T12:00:00Z";
    store.names().put(new NamedImage(name, HERE.toString(), manifest, manifest, date, ""));
    return manifest;
  }

  /** As if it had been: what of it is left out is a device. */
  void unpack(Digest manifest) throws IOException {
    store.trees().get(manifest, false, root -> new Filled(5, List.of("it lacks a device")));
  }
}
