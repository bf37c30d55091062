package dev.jdf.store;

import dev.jdf.oci.ImageConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

/**
 * An image that is in the store as a whole.
 *
 * @param manifest its name: all else follows from it
 * @param layers the lowest first
 */
public record StoredImage(Digest manifest, ImageConfig config, List<Layer> layers) {

  public StoredImage {
    layers = List.copyOf(layers);
  }

  /** What its blobs take in the store, in bytes, but for manifest and configuration. */
  public long size() {
    return layers.stream().mapToLong(Layer::size).sum();
  }

  /** Takes away the layers that are not what their digests say any more, and says how many. */
  public int dropDamaged() throws IOException {
    int count = 0;
    for (Layer layer : layers) {
      MessageDigest computation = layer.digest().algorithm().start();
      try (InputStream in =
          new DigestInputStream(Files.newInputStream(layer.blob()), computation)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!Digest.of(layer.digest().algorithm(), computation).equals(layer.digest())) {
        Files.delete(layer.blob());
        count++;
      }
    }
    return count;
  }
}
