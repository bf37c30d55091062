package dev.jdf.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a process counts on what is in the store: nothing is removed meanwhile. Each use is
 * a locked file, so that one that was killed is none; who removes holds the gate, so that none begins.
 */
public final class StoreUse implements AutoCloseable {

  /** Looks at the gate before it is said to be closed. */
  private static final int MOMENT = 4;

  private final Path name;
  private final @Nullable FileChannel file;

  private StoreUse(Path name, @Nullable FileChannel file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Begins one; waits for who removes. Where nothing can be written, nothing is removed either.
   *
   * @param purpose what people are told who wait for its end
   */
  static StoreUse begin(Path directory, String purpose) throws IOException {
    if (!Files.isWritable(directory)) {
      return new StoreUse(directory, null);
    }
    try (FileChannel gate = LockedFile.open(directory.resolve("gate"))) {
      LockedFile.await(gate);
      Path name = directory.resolve("uses").resolve(UUID.randomUUID().toString());
      FileChannel file = LockedFile.open(name);
      LockedFile.await(file);
      String user = "process " + ProcessHandle.current().pid() + " (" + purpose + ")";
      file.write(ByteBuffer.wrap(user.getBytes(StandardCharsets.UTF_8)));
      return new StoreUse(name, file);
    }
  }

  /** Runs {@code removal} when nobody uses the store, and nobody can begin to. */
  static void exclude(Path directory, Removal removal, Waiting waiting) throws IOException {
    long start = System.nanoTime();
    for (Optional<String> user = attempt(directory, removal);
        user.isPresent();
        user = attempt(directory, removal)) {
      waiting.goesOn(user.get(), Duration.ofNanos(System.nanoTime() - start));
      LockedFile.pause();
    }
  }

  /** Who does not let it happen; absent if it has. */
  private static Optional<String> attempt(Path directory, Removal removal) throws IOException {
    try (FileChannel gate = LockedFile.open(directory.resolve("gate"))) {
      if (!isOpened(gate)) {
        return Optional.of("a process that removes images");
      }
      Optional<String> user = user(directory);
      if (user.isEmpty()) {
        removal.run();
      }
      return user;
    }
  }

  /** Who begins to use the store has the gate for a moment only. */
  private static boolean isOpened(FileChannel gate) throws IOException {
    for (int i = 0; i < MOMENT; i++) {
      if (LockedFile.attempt(gate).isPresent()) {
        return true;
      }
      LockedFile.pause();
    }
    return false;
  }

  private static Optional<String> user(Path directory) throws IOException {
    try (DirectoryStream<Path> uses = Files.newDirectoryStream(directory.resolve("uses"))) {
      for (Path use : uses) {
        if (isOpen(use)) {
          return Optional.of(named(use));
        }
        Files.deleteIfExists(use);
      }
    }
    return Optional.empty();
  }

  private static boolean isOpen(Path use) throws IOException {
    try (FileChannel file = LockedFile.open(use)) {
      return LockedFile.attempt(file).isEmpty();
    }
  }

  /** One that has just begun, or just ended, has said nothing. */
  private static String named(Path use) {
    try {
      String user = Files.readString(use).replaceAll("\\p{Cntrl}", "?");
      return user.isEmpty() ? "another process" : user;
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(name);
      file.close();
    }
  }

  /** Who waits until nobody uses the store. */
  public interface Waiting {

    /** For as long as it takes. */
    Waiting PATIENT = (user, since) -> {};

    /**
     * Called again and again.
     *
     * @throws IOException if it has been long enough
     */
    void goesOn(String user, Duration since) throws IOException;
  }

  /** What takes things away. */
  public interface Removal {
    void run() throws IOException;
  }
}
