package dev.jdf.store;

import java.nio.file.Path;

/**
 * A layer of an image, in the store.
 *
 * @param blob the file that holds it, as it came: its digest was right when it came in
 * @param mediaType what the manifest calls it; how it is compressed shows in its first bytes
 * @param digest of the file
 * @param diffId of the tar archive that it unpacks to: not looked at yet
 * @param size of the file, in bytes
 */
public record Layer(Path blob, String mediaType, Digest digest, Digest diffId, long size) {

  /** What the manifest says of the file. */
  public Descriptor descriptor() {
    return new Descriptor(mediaType, digest, size);
  }
}
