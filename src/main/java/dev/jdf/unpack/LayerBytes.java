package dev.jdf.unpack;

import dev.jdf.store.Digest;
import dev.jdf.store.Layer;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The archive in a layer, decompressed by a thread of its own that runs ahead, but not far: memory stays
 * the same however large layers are. For that, one that takes much of it begins only when it is read.
 * Who reads it computes the digest.
 */
final class LayerBytes extends InputStream {

  private static final int CHUNK = 1 << 16;
  private static final int MOST_CHUNKS = 64;

  /** What the thread hands over; the last one has no bytes, and says why if it came too early. */
  private static final class Chunk {
    private final byte[] bytes;
    private final int length;
    private final @Nullable String failure;

    Chunk(byte[] bytes, int length, @Nullable String failure) {
      this.bytes = bytes;
      this.length = length;
      this.failure = failure;
    }
  }

  private final Layer layer;
  private final Progress.Task task;
  private final LayerErrors errors;
  private final MessageDigest digest;
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(MOST_CHUNKS);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(MOST_CHUNKS);
  private final Thread thread = new Thread(this::produce, "layer");
  private Amount amount = new Amount(Limits.USUAL);
  private Chunk chunk = new Chunk(new byte[CHUNK], 0, null);
  private boolean ended;
  private int position;
  private long count;

  private LayerBytes(Layer layer, Progress.Task task, LayerErrors errors) {
    this.layer = layer;
    this.task = task;
    this.errors = errors;
    this.digest = layer.diffId().algorithm().start();
  }

  /** Begins to decompress, and tells {@code task} what of the blob was read. */
  static LayerBytes start(Layer layer, Progress.Task task) throws IOException {
    LayerBytes bytes = new LayerBytes(layer, task, LayerErrors.of(layer));
    bytes.thread.setDaemon(true);
    if (!isWide(layer)) {
      bytes.thread.start();
    }
    return bytes;
  }

  private static boolean isWide(Layer layer) throws IOException {
    try (InputStream blob = Files.newInputStream(layer.blob())) {
      return ZstdFrame.isWide(blob.readNBytes(ZstdFrame.START));
    }
  }

  /** Bytes that are read from now on count there. */
  void countIn(Amount image) {
    amount = image;
  }

  private void produce() {
    try {
      full.put(new Chunk(new byte[0], 0, decompress()));
    } catch (InterruptedException e) {
      // Nobody reads any more.
      Thread.currentThread().interrupt();
    }
  }

  /** What went wrong, if anything. */
  private @Nullable String decompress() throws InterruptedException {
    try (InputStream file = new BufferedInputStream(CountedBlob.open(layer, task), CHUNK);
        InputStream in = Compression.open(file)) {
      while (true) {
        byte[] reused = empty.poll();
        byte[] bytes = reused == null ? new byte[CHUNK] : reused;
        int length = in.readNBytes(bytes, 0, bytes.length);
        if (length == 0) {
          return null;
        }
        full.put(new Chunk(bytes, length, null));
      }
    } catch (IOException | RuntimeException e) {
      // The decoder of zstd throws either at bytes that are wrong.
      return "cannot be decompressed: " + e.getMessage();
    } catch (OutOfMemoryError e) {
      // Whoever reads must not wait for what never comes.
      return "cannot be decompressed: no memory is left";
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == chunk.length && !take()) {
      return -1;
    }
    int taken = Math.min(length, chunk.length - position);
    System.arraycopy(chunk.bytes, position, bytes, offset, taken);
    position += taken;
    return taken;
  }

  /** Goes on to the next chunk; false at the end. */
  private boolean take() throws IOException {
    if (ended) {
      return false;
    }
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    empty.offer(chunk.bytes);
    position = 0;
    try {
      chunk = full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    String failure = chunk.failure;
    if (failure != null) {
      throw errors.bad(failure);
    }
    ended = chunk.length == 0;
    digest.update(chunk.bytes, 0, chunk.length);
    count += chunk.length;
    amount.checkRatio(count);
    return !ended;
  }

  /** That all that was read is what the configuration of the image says. */
  void verify() throws Refusal {
    Digest actual = Digest.of(layer.diffId().algorithm(), digest);
    if (!actual.equals(layer.diffId())) {
      throw errors.wrongDiffId(layer.diffId().toString(), actual.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
