package dev.jdf.unpack;

import dev.jdf.store.Digest;
import dev.jdf.store.Layer;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
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

  private final Layer layer;
  private final Progress.Task task;
  private final LayerAmount amount;
  private final LayerErrors errors;
  private final MessageDigest digest;

  /** What the thread hands over; the last one has no bytes. */
  private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(MOST_CHUNKS);

  /** What it gets back, to be filled again. */
  private final BlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(MOST_CHUNKS);

  private final Thread thread = new Thread(this::produce, "layer");

  /** Why the last one came too early, if it did. */
  private volatile @Nullable String failure;

  /** What is being read: nothing yet. */
  private ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);

  private boolean ended;
  private long count;

  private LayerBytes(Layer layer, Progress.Task task, LayerAmount amount) {
    this.layer = layer;
    this.task = task;
    this.amount = amount;
    this.errors = LayerErrors.of(layer);
    this.digest = layer.diffId().algorithm().start();
  }

  /**
   * Begins to decompress, and tells {@code task} what of the blob was read.
   *
   * @param amount where bytes count as soon as they are read from here
   */
  static LayerBytes start(Layer layer, Progress.Task task, LayerAmount amount) throws IOException {
    LayerBytes bytes = new LayerBytes(layer, task, amount);
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

  /** What counts the layer. */
  LayerAmount amount() {
    return amount;
  }

  private void produce() {
    try {
      decompress();
      full.put(ByteBuffer.allocate(0));
    } catch (InterruptedException e) {
      // Nobody reads any more.
      Thread.currentThread().interrupt();
    }
  }

  private void decompress() throws InterruptedException {
    try (InputStream file = new BufferedInputStream(CountedBlob.open(layer, task), CHUNK);
        InputStream in = Compression.open(file)) {
      for (ByteBuffer next = filled(in); next.hasRemaining(); next = filled(in)) {
        full.put(next);
      }
    } catch (IOException | RuntimeException e) {
      // The decoder of zstd throws either at bytes that are wrong.
      failure = "cannot be decompressed: " + e.getMessage();
    } catch (OutOfMemoryError e) {
      // Whoever reads must not wait for what never comes.
      failure = "cannot be decompressed: no memory is left";
    }
  }

  /** A chunk of what comes next; nothing is in it at the end. */
  private ByteBuffer filled(InputStream in) throws IOException {
    ByteBuffer used = empty.poll();
    ByteBuffer next = used == null ? ByteBuffer.allocate(CHUNK) : used.clear();
    return next.limit(in.readNBytes(next.array(), 0, next.capacity()));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!chunk.hasRemaining() && !take()) {
      return -1;
    }
    int taken = Math.min(length, chunk.remaining());
    chunk.get(bytes, offset, taken);
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
    empty.offer(chunk);
    chunk = next();
    ended = !chunk.hasRemaining();
    String fault = failure;
    if (ended && fault != null) {
      throw errors.bad(fault);
    }
    digest.update(chunk.array(), 0, chunk.limit());
    count += chunk.limit();
    amount.checkRatio(count);
    return !ended;
  }

  private ByteBuffer next() throws InterruptedIOException {
    try {
      return full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
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
