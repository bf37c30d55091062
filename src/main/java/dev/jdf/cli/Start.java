package dev.jdf.cli;

import dev.jdf.run.Descriptor;
import dev.jdf.run.Exec;
import dev.jdf.run.LauncherCache;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The end of jexec: the process becomes the launcher, which stays in the cache under the key that
 * the command {@code jexec} found (system property {@code jdf.key}), so that the next run finds it.
 */
record Start(Console console, long euid) {

  private static final String KEY = "jdf.key";

  /** Set where the command's classes are archived: all happens but the last step. */
  private static final String REHEARSAL = "jdf.rehearsal";

  /** Returns only in a rehearsal. */
  void become(byte[] launcher, InputFile input) throws IOException {
    Optional<Descriptor> cached = key(input).flatMap(key -> cache(key, launcher));
    try {
      if (cached.isPresent()) {
        replaceProcess(cached.get());
      }
    } catch (IOException e) {
      // On a file system that is mounted noexec; memory is not.
    }
    replaceProcess(Exec.inMemory(launcher));
  }

  /**
   * The key, if it was made of the very bytes that were read: its first part is their SHA-256. A
   * spec has none, since it names more files than itself.
   */
  private static Optional<String> key(InputFile input) {
    return Optional.ofNullable(System.getProperty(KEY))
        .filter(key -> ConfigPlace.isConfig(input.source()))
        .filter(key -> key.startsWith(sha256(input.bytes()) + "-"));
  }

  /** Stored and opened again as any later run will open it; a cache that is unfit is not used. */
  private Optional<Descriptor> cache(String key, byte[] launcher) {
    Optional<Path> place = LauncherCache.location(console.environment());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    try (LauncherCache cache = LauncherCache.open(place.get(), euid)) {
      cache.store(key, launcher);
      return cache.load(key);
    } catch (IOException e) {
      console.err().println("jexec: warning: the cache is not used: " + e.getMessage());
      console.err().flush();
      return Optional.empty();
    }
  }

  /** Whether a dry run goes on to where it would become the launcher. */
  static boolean isRehearsal() {
    return Boolean.getBoolean(REHEARSAL);
  }

  private static void replaceProcess(Descriptor launcher) throws IOException {
    if (!isRehearsal()) {
      Exec.replaceProcess(launcher);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
