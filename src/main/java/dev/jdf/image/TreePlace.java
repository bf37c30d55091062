package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.source.Span;
import dev.jdf.store.StoredImage;
import dev.jdf.unpack.Telling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the root filesystem of an image is to be. */
public interface TreePlace {

  /**
   * The directory with the files of {@code image}, made where it is not there yet.
   *
   * @param telling who is told if it takes long
   * @param span the place of its name in the spec
   */
  Checked<Path> tree(StoredImage image, Telling telling, Span span) throws IOException;

  /** The folder that the files go to, where it is not the store. */
  default Optional<Path> folder() {
    return Optional.empty();
  }
}
