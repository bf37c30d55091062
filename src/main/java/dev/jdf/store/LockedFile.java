package dev.jdf.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Locks of whole files between processes, fcntl(2): the kernel takes them back when a process ends,
 * however it does. Inside of one process they are waited for just so.
 */
final class LockedFile {

  private static final long PAUSE_MILLIS = 50;
  private static final int PAUSES_OF_A_SECOND = 20;

  private LockedFile() {}

  /** Waits until nobody else has the lock of the file. */
  static FileLock await(FileChannel channel) throws IOException {
    return await(channel, () -> {});
  }

  /** The same; {@code waiting} is run once, if it takes a second. */
  static FileLock await(FileChannel channel, Runnable waiting) throws IOException {
    Optional<FileLock> lock = attempt(channel);
    for (int pauses = 1; lock.isEmpty(); pauses++) {
      if (pauses == PAUSES_OF_A_SECOND) {
        waiting.run();
      }
      pause();
      lock = attempt(channel);
    }
    return lock.get();
  }

  /** The lock of the file, unless somebody else has it. */
  static Optional<FileLock> attempt(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** The file, to be locked; it is never removed while others may wait for it. */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Makes sure that the names in {@code folder} outlast a power cut. */
  static void forceNames(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another process");
    }
  }
}
