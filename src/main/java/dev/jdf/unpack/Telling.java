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
    List<Descriptor> parts = stored.layers().stream().map(Layer::descriptor).toList();
    return progress.begin(Progress.Work.UNPACK, image, parts);
  }
}
