package dev.jdf.unpack;

import dev.jdf.store.Layer;
import dev.jdf.store.Refusal;

/** How much the layers of an image have unpacked to. */
final class Amount {

  private final Limits limits;
  private long bytes;
  private long entries;

  Amount(Limits limits) {
    this.limits = limits;
  }

  /** What counts {@code layer}. */
  LayerAmount of(Layer layer) {
    return new LayerAmount(this, layer);
  }

  /** A file is to be made. */
  void add(TarEntry entry, LayerErrors errors) throws Refusal {
    if (++entries > limits.entries()) {
      throw errors.tooMuch("brings the image to more than " + limits.entries() + " files");
    }
    if (entry.size() > limits.bytes() - bytes) {
      throw errors.tooMuch("brings the image to more than " + limits.bytes() + " bytes");
    }
    bytes += entry.size();
  }

  Limits limits() {
    return limits;
  }

  long bytes() {
    return bytes;
  }

  long entries() {
    return entries;
  }
}
