package dev.jdf.store;

import dev.jdf.oci.ImageConfig;
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
}
