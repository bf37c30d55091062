package dev.jdf.cli;

import dev.jdf.linux.Capability;
import dev.jdf.linux.Constants;
import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscalls;
import dev.jdf.run.Exec;
import java.math.BigDecimal;
import java.util.List;

/**
 * Loads on a second processor what a command will need later: much of a cold start is the loading of
 * tables and libraries, which do not need each other.
 */
final class Ahead {

  private Ahead() {}

  /** For a start that ends in a launcher. */
  static void ofRun() {
    start(() -> {
      load(List.of(BigDecimal.class, Constants.class, Syscalls.class, Errno.class));
      Exec.prepare();
    });
  }

  /** For a start that ends in a config.json. */
  static void ofBuild() {
    start(() -> load(List.of(Capability.class, Syscalls.class)));
  }

  /** Whatever fails here fails again where it is needed, and is told there. */
  private static void start(Runnable work) {
    Thread thread = new Thread(work, "ahead");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, problem) -> {});
    thread.start();
  }

  private static void load(List<Class<?>> types) {
    try {
      for (Class<?> type : types) {
        Class.forName(type.getName(), true, Ahead.class.getClassLoader());
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
