package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import java.util.List;

/**
 * An image of the store as a root.
 *
 * @param store where it is, and where the root may be kept
 */
record ImageRoot(Store store) {

  /**
   * The root of {@code image}.
   *
   * @param span the place of its name in the spec
   */
  Checked<Rootfs> open(StoredImage image, Span span) {
    String message = "the image " + image.manifest().brief() + " is in " + store.directory()
        + ", but images cannot be unpacked yet";
    return Checked.failed(List.of(Diagnostic.error(ImageCode.NOT_SUPPORTED, span, message)));
  }
}
