package dev.jdf.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a process counts on what is in the store: nothing is removed meanwhile. Each use is
 * a locked file, so that one that was killed is none; who removes holds the gate, so that none begins.
 */
public final class StoreUse implements AutoCloseable {

  private final Path name;
  private final @Nullable FileChannel file;

  private StoreUse(Path name, @Nullable FileChannel file) {
    this.name = name;
    this.file = file;
  }

  /** Begins one; waits for who removes. Where nothing can be written, nothing is removed either. */
  static StoreUse begin(Path directory) throws IOException {
    if (!Files.isWritable(directory)) {
      return new StoreUse(directory, null);
    }
    try (FileChannel gate = LockedFile.open(directory.resolve("gate"))) {
      LockedFile.await(gate);
      Path name = directory.resolve("uses").resolve(UUID.randomUUID().toString());
      FileChannel file = LockedFile.open(name);
      LockedFile.await(file);
      return new StoreUse(name, file);
    }
  }

  /**
   * Runs {@code removal} when nobody uses the store, and nobody can begin to.
   *
   * @param waiting is run once if somebody does
   */
  static void exclude(Path directory, Removal removal, Runnable waiting) throws IOException {
    for (Runnable told = waiting; ; told = () -> {}) {
      try (FileChannel gate = LockedFile.open(directory.resolve("gate"))) {
        LockedFile.await(gate);
        if (!isUsed(directory)) {
          removal.run();
          return;
        }
      }
      told.run();
      LockedFile.pause();
    }
  }

  private static boolean isUsed(Path directory) throws IOException {
    try (DirectoryStream<Path> uses = Files.newDirectoryStream(directory.resolve("uses"))) {
      for (Path use : uses) {
        if (isOpen(use)) {
          return true;
        }
        Files.deleteIfExists(use);
      }
    }
    return false;
  }

  private static boolean isOpen(Path use) throws IOException {
    try (FileChannel file = LockedFile.open(use)) {
      return LockedFile.attempt(file).isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(name);
      file.close();
    }
  }

  /** What takes things away. */
  public interface Removal {
    void run() throws IOException;
  }
}
