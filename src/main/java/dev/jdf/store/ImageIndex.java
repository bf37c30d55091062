package dev.jdf.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The images of one name, by platform: image-spec {@code image-index.md}, docker's manifest list. */
public record ImageIndex(List<Entry> entries) implements ImageDocument {

  public ImageIndex {
    entries = List.copyOf(entries);
  }

  /**
   * A manifest, or another index.
   *
   * @param platform absent where the index does not say
   */
  public record Entry(
      Descriptor descriptor, @Nullable Platform platform, Map<String, String> annotations) {}
}
