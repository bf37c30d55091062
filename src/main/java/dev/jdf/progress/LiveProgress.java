package dev.jdf.progress;

import dev.jdf.console.Console;
import dev.jdf.console.Terminal;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that is brought up to date while there is work, and leaves a clean terminal when Ctrl-C or
 * SIGTERM end the process: that they end it, with 130 or 143, is the JVM's own doing.
 */
public final class LiveProgress implements Progress {

  private static final long BEAT_MILLIS = 100;

  private final Console console;
  private @Nullable WorkReport report;
  private boolean beating;

  private LiveProgress(Console console) {
    this.console = console;
  }

  /** On standard error; nothing there if {@code quiet}. */
  public static Progress of(Console console, boolean quiet) {
    return quiet ? Progress.NONE : new LiveProgress(console);
  }

  /** Made when there is something to tell: most starts need no image. */
  private synchronized WorkReport report() {
    WorkReport known = report;
    if (known == null) {
      Terminal terminal = Terminal.error(console.environment());
      known = new WorkReport(console.err(), terminal, System::nanoTime);
      report = known;
    }
    return known;
  }

  @Override
  public Task begin(Work work, String image, List<Descriptor> parts) {
    Task task = report().begin(work, image, parts);
    beat();
    return task;
  }

  @Override
  public void says(String line) {
    report().says(line);
  }

  private synchronized void beat() {
    if (beating) {
      return;
    }
    beating = true;
    Thread hook = new Thread(report()::stop, "clean terminal");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread thread = new Thread(() -> beats(hook), "progress");
    thread.setDaemon(true);
    thread.start();
  }

  private void beats(Thread hook) {
    try {
      while (goesOn(hook)) {
        Thread.sleep(BEAT_MILLIS);
        report().tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean goesOn(Thread hook) {
    if (!report().isIdle()) {
      return true;
    }
    beating = false;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended, and the hook is at work.
    }
    return false;
  }
}
