package dev.jdf.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way into the store. Its bytes are in a file that this process has locked; another
 * process that wants the same blob waits for it. When it is closed before its end, the bytes stay, and
 * the next one goes on from there.
 */
public final class Incoming implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Descriptor wanted;
  private final Path part;
  private final Path place;
  private final FileChannel lock;
  private final FileChannel channel;
  private MessageDigest computation;
  private @Nullable Digest digest;
  private long size;
  private LongConsumer listener = count -> {};

  private Incoming(
      Descriptor wanted, Path part, Path place, FileChannel lock, FileChannel channel) {
    this.wanted = wanted;
    this.part = part;
    this.place = place;
    this.lock = lock;
    this.channel = channel;
    this.computation = wanted.digest().algorithm().start();
  }

  /**
   * Opens the blob's file in {@code folder} when no other process has it; what is in it counts.
   *
   * @param waiting is run if that takes a second
   */
  static Incoming open(Descriptor wanted, Path folder, Path place, Runnable waiting)
      throws IOException {
    String name = wanted.digest().hex();
    FileChannel lock = LockedFile.open(folder.resolve(name + ".lock"));
    try {
      LockedFile.await(lock, waiting);
      Path part = folder.resolve(name + ".part");
      FileChannel channel = FileChannel.open(
          part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Incoming incoming = new Incoming(wanted, part, place, lock, channel);
      incoming.takeOver();
      return incoming;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The bytes that are in {@code folder}: on their way, or left by who was broken off. */
  static long unfinished(Path folder) throws IOException {
    long size = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        size += Files.exists(file) ? Files.size(file) : 0;
      }
    }
    return size;
  }

  public Descriptor wanted() {
    return wanted;
  }

  /** Tells {@code bytes} of all bytes from now on; less than nothing where it begins anew. */
  public void tell(LongConsumer bytes) {
    listener = bytes;
  }

  /** Whether another process has brought the blob in the meantime. */
  public boolean isThere() {
    return Files.isRegularFile(place);
  }

  /** The bytes that are there already. */
  public long size() {
    return size;
  }

  /** The next bytes of the blob. */
  public void write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > wanted.size() - size) {
      throw wrong("is longer than the " + wanted.size() + " bytes that it should have");
    }
    computation.update(bytes.duplicate());
    listener.accept(bytes.remaining());
    while (bytes.hasRemaining()) {
      size += channel.write(bytes, size);
    }
  }

  /** All that {@code in} has. */
  public void write(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      write(ByteBuffer.wrap(buffer, 0, count));
    }
  }

  /** Forgets what is there. */
  public void restart() throws IOException {
    listener.accept(-size);
    channel.truncate(0);
    digest = null;
    computation = wanted.digest().algorithm().start();
    size = 0;
  }

  /**
   * Makes sure that all of the blob is there, and nothing else.
   *
   * @throws Refusal if it is not what it should be; then nothing of it stays
   */
  public void check() throws IOException {
    if (size != wanted.size()) {
      throw wrong("has " + size + " bytes instead of " + wanted.size());
    }
    Digest known = digest;
    if (known == null) {
      known = Digest.of(wanted.digest().algorithm(), computation);
      digest = known;
    }
    if (!known.equals(wanted.digest())) {
      throw wrong("is really " + known);
    }
  }

  /** The blob under its name, once it is right. */
  public Path finish() throws IOException {
    check();
    // The bytes outlast a power cut before their name does, as nobody looks at them again. The name
    // may be lost; then the blob is fetched once more.
    channel.force(true);
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    return place;
  }

  private Refusal wrong(String fault) throws IOException {
    restart();
    return new Refusal(StoreCode.WRONG_DIGEST, "the blob " + wanted.digest() + " " + fault);
  }

  private void takeOver() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long there = channel.size();
    if (there > wanted.size()) {
      restart();
      return;
    }
    while (size < there && channel.read(buffer.clear(), size) > 0) {
      computation.update(buffer.flip());
      size += buffer.limit();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (size == 0 || isThere()) {
      Files.deleteIfExists(part);
    }
    lock.close();
  }
}
