package dev.jdf.unpack;

import dev.jdf.store.Descriptor;
import dev.jdf.store.Layer;
import dev.jdf.store.Progress;
import dev.jdf.store.StoredImage;
import java.util.List;

/**
 * Who is told how far an image is unpacked.
 *
 * @param image what people call it
 */
public record Telling(Progress progress, String image) {

  public static final Telling NOBODY = new Telling(Progress.NONE, "");

  /** The work begins. */
  Progress.Task begin(StoredImage stored) {
    List<Descriptor> parts = stored.layers().stream().map(Telling::part).toList();
    return progress.begin(Progress.Work.UNPACK, image, parts);
  }

  /** What of a layer is counted: its blob, as its size is known before. */
  static Descriptor part(Layer layer) {
    return new Descriptor(layer.mediaType(), layer.digest(), layer.size());
  }
}
