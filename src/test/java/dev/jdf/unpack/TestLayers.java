package dev.jdf.unpack;

import dev.jdf.oci.ImageConfig;
import dev.jdf.store.Digest;
import dev.jdf.store.Layer;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An image whose layers a test has made. */
final class TestLayers {

  private final Path folder;
  private final List<Layer> layers = new ArrayList<>();

  TestLayers(Path folder) {
    this.folder = folder;
  }

  /** A layer that is not compressed. */
  TestLayers add(byte[] archive) throws IOException {
    return add(archive, Digest.of(archive));
  }

  /** A layer that should unpack to what {@code diffId} names. */
  TestLayers add(byte[] blob, Digest diffId) throws IOException {
    Path file = Files.write(folder.resolve("layer" + layers.size()), blob);
    layers.add(new Layer(file, "", Digest.of(blob), diffId, blob.length));
    return this;
  }

  StoredImage image() {
    ImageConfig config =
        new ImageConfig("linux", "amd64", null, null, null, ImageConfig.Execution.NONE, List.of());
    return new StoredImage(Digest.of(new byte[0]), config, layers);
  }
}
