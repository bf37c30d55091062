package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.posix.Descriptor;
import dev.jdf.run.Exec;
import dev.jdf.run.LauncherCache;
import dev.jdf.run.WarmLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The end of jexec: the process becomes the launcher, of which the cache keeps a copy, so that the
 * next run needs no Java.
 *
 * @param locks stay open: until the launcher has its own, they hold what it is to run on
 */
record Start(Console console, long euid, List<Descriptor> locks) {

  /** Set where the command's classes are archived: all happens but the last step. */
  private static final String REHEARSAL = "jdf.rehearsal";

  /** Returns only in a rehearsal. */
  void become(byte[] launcher, Optional<WarmLauncher> copy) throws IOException {
    Optional<Descriptor> cached = copy.flatMap(this::cache);
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
   * Stored and opened again as any later run will open it. A cache that others could write to is
   * told of; one that cannot be written to (a home that is read-only, or full) is nobody's fault.
   */
  private Optional<Descriptor> cache(WarmLauncher copy) {
    Optional<Path> place = LauncherCache.location(console.environment());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    try (LauncherCache cache = LauncherCache.open(place.get(), euid)) {
      cache.store(copy);
      return cache.load(copy.request());
    } catch (LauncherCache.UnsafeException e) {
      console.err().println("jexec: warning: the cache is not used: " + e.getMessage());
      console.err().flush();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether all happens but the last step. */
  static boolean isRehearsal() {
    return Boolean.getBoolean(REHEARSAL);
  }

  private void replaceProcess(Descriptor launcher) throws IOException {
    if (!isRehearsal()) {
      Exec.replaceProcess(launcher, locks);
    }
  }
}
