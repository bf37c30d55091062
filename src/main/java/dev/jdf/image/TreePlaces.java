package dev.jdf.image;

import dev.jdf.store.Store;

/** Where the root filesystems of a store's images are to be. */
public interface TreePlaces {

  /** The place for images of {@code store}, which is in use: nothing is removed from it. */
  TreePlace of(Store store);
}
