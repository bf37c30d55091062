package dev.jdf.store;

import java.io.IOException;

/** Where the blobs of one image come from; what it gives is not trusted. */
public interface BlobSource {

  /**
   * A manifest or an index.
   *
   * @throws Refusal if there is none, or it has more than {@link Store#MAX_MANIFEST} bytes
   */
  byte[] document(Descriptor wanted) throws IOException;

  /** Brings what is not there of a blob. */
  void fill(Incoming incoming) throws IOException;
}
