package dev.jdf.unpack;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.posix.Directory;
import dev.jdf.posix.Moment;
import dev.jdf.source.Span;
import dev.jdf.store.Layer;
import dev.jdf.store.Progress;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the tree of an image. Layers are laid on each other in their order, since each counts on those
 * below; meanwhile the next one is decompressed already.
 */
public final class Unpacking {

  /** Layers that are decompressed at the same time. */
  private static final int AHEAD = 2;

  private static final int USUAL_MODE = 0755;

  private final Limits limits;
  private final Ownership ownership;
  private final Telling telling;
  private final LeftOut leftOut = new LeftOut();

  public Unpacking(Limits limits, Ownership ownership, Telling telling) {
    this.limits = limits;
    this.ownership = ownership;
    this.telling = telling;
  }

  /**
   * What has become of an image.
   *
   * @param bytes of all files that its layers brought
   * @param entries that its layers have
   */
  public record Unpacked(long bytes, long entries, LeftOut leftOut) {

    /** What the user should know, at the place of the image's name. */
    public List<Diagnostic> findings(Span span) {
      if (leftOut.told().isEmpty()) {
        return List.of();
      }
      String message = "the image is unpacked without " + String.join(", ", leftOut.told());
      return List.of(Diagnostic.warning(UnpackCode.LEFT_OUT, span, message));
    }
  }

  /**
   * Fills {@code root}, an empty directory that nobody else can write. After a failure there may be
   * anything in it.
   */
  public Unpacked unpack(StoredImage image, Directory root) throws IOException {
    try (Progress.Task task = telling.begin(image)) {
      Unpacked unpacked = layAll(image, root, task);
      task.done();
      return unpacked;
    }
  }

  private Unpacked layAll(StoredImage image, Directory root, Progress.Task task)
      throws IOException {
    Amount amount = new Amount(limits);
    Deque<LayerBytes> started = new ArrayDeque<>();
    Iterator<Layer> rest = image.layers().iterator();
    try (OpenPath open = new OpenPath(root.again(), ownership)) {
      open.top().set(USUAL_MODE, Moment.EPOCH);
      for (Layer layer : image.layers()) {
        while (started.size() < AHEAD && rest.hasNext()) {
          Layer next = rest.next();
          started.add(LayerBytes.start(next, task, amount.of(next)));
        }
        lay(layer, started.element(), open);
        started.remove().close();
      }
    } finally {
      started.forEach(LayerBytes::close);
    }
    return new Unpacked(amount.bytes(), amount.entries(), leftOut);
  }

  private void lay(Layer layer, LayerBytes bytes, OpenPath open) throws IOException {
    LayerErrors errors = LayerErrors.of(layer);
    FileFacts facts = new FileFacts(ownership, leftOut, errors);
    new LayerUnpacker(open, bytes.amount(), facts).unpack(new TarReader(bytes, errors));
    bytes.verify();
  }
}
