package dev.jdf.unpack;

import dev.jdf.store.Refusal;

/** How much an image has unpacked to, counted before it is written. */
final class Amount {

  private final Limits limits;
  private long bytes;
  private long entries;
  private long ofLayer;
  private long layerSize;
  private LayerErrors errors = new LayerErrors("");

  Amount(Limits limits) {
    this.limits = limits;
  }

  /** A layer of {@code size} bytes begins. */
  void beginLayer(long size, LayerErrors layer) {
    layerSize = size;
    ofLayer = 0;
    errors = layer;
  }

  /** A file is to be made. */
  void add(TarEntry entry) throws Refusal {
    if (++entries > limits.entries()) {
      throw errors.tooMuch("brings the image to more than " + limits.entries() + " files");
    }
    if (entry.size() > limits.bytes() - bytes) {
      throw errors.tooMuch("brings the image to more than " + limits.bytes() + " bytes");
    }
    bytes += entry.size();
    ofLayer += entry.size();
    checkRatio(ofLayer);
  }

  /** So much the archive itself has come to. */
  void checkRatio(long unpacked) throws Refusal {
    if (unpacked > limits.leastCounted() && unpacked / limits.ratio() > layerSize) {
      throw errors.tooMuch(
          "unpacks to more than " + limits.ratio() + " times its " + layerSize + " bytes");
    }
  }

  long bytes() {
    return bytes;
  }

  long entries() {
    return entries;
  }
}
