package dev.jdf.store;

import java.util.List;

/** Who is told how far the blobs of an image have come, by several threads at once. */
public interface Progress {

  /** Nobody. */
  Progress NONE = new Progress() {
    @Override
    public void begins(String image, List<Descriptor> blobs) {}

    @Override
    public void came(Descriptor blob, long bytes) {}

    @Override
    public void says(String line) {}

    @Override
    public void ends() {}
  };

  /** The blobs of {@code image} that are not in the store. */
  void begins(String image, List<Descriptor> blobs);

  /** So many bytes more; fewer than none where a blob begins anew. */
  void came(Descriptor blob, long bytes);

  /** Something that a person who waits should know. */
  void says(String line);

  /** All is there, or nothing more comes. */
  void ends();
}
