package dev.jdf.unpack;

import dev.jdf.store.Layer;
import dev.jdf.store.Refusal;

/** How much one layer has unpacked to, counted before it is written. */
final class LayerAmount {

  private final Amount image;
  private final long size;
  private final LayerErrors errors;
  private long bytes;

  LayerAmount(Amount image, Layer layer) {
    this.image = image;
    this.size = layer.size();
    this.errors = LayerErrors.of(layer);
  }

  /** A file is to be made. */
  void add(TarEntry entry) throws Refusal {
    image.add(entry, errors);
    bytes += entry.size();
    checkRatio(bytes);
  }

  /** So much the archive itself, or all files in it, have come to. */
  void checkRatio(long unpacked) throws Refusal {
    Limits limits = image.limits();
    if (unpacked > limits.leastCounted() && unpacked / limits.ratio() > size) {
      throw errors.tooMuch(
          "unpacks to more than " + limits.ratio() + " times its " + size + " bytes");
    }
  }
}
