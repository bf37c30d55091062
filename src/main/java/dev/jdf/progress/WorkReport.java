package dev.jdf.progress;

import dev.jdf.console.Terminal;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells a person how far the work on images has come: on a terminal by lines that are drawn anew, else
 * by a line now and then; and nothing of what takes less than a second.
 */
final class WorkReport implements Progress {

  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

  /** Drawings between two looks at the size of the terminal, which take a process each. */
  private static final int LOOK_EACH = 20;

  private final PrintWriter out;
  private final Terminal terminal;
  private final LongSupplier clock;
  private final boolean drawing;
  private final WorkScreen screen;
  private final List<Entry> entries = new ArrayList<>();
  private int columns;
  private int looks;
  private boolean over;

  /** A work and what was said of it. */
  private static final class Entry {
    private final RunningWork work;
    private final long start;
    private long said;
    private boolean begun;

    Entry(RunningWork work, long start) {
      this.work = work;
      this.start = start;
      this.said = start;
    }
  }

  WorkReport(PrintWriter out, Terminal terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.drawing = terminal.isThere();
    this.screen = new WorkScreen(out);
  }

  @Override
  public synchronized Task begin(Work work, String image, List<Descriptor> parts) {
    RunningWork running =
        new RunningWork(new WorkState.Subject(work, image), parts, clock, this::end);
    entries.add(new Entry(running, clock.getAsLong()));
    return running;
  }

  @Override
  public synchronized void says(String line) {
    screen.erase();
    say(line);
  }

  /** Says what is to be said by now; called several times a second. */
  synchronized void tick() {
    if (over) {
      return;
    }
    if (drawing) {
      draw();
    } else {
      entries.forEach(this::sayOf);
    }
  }

  private void draw() {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      WorkState state = entry.work.state();
      if (clock.getAsLong() - entry.start >= PATIENCE) {
        lines.addAll(state.lines(columns()));
      }
    }
    if (lines.isEmpty()) {
      screen.erase();
    } else {
      screen.draw(lines);
    }
  }

  private int columns() {
    if (looks++ % LOOK_EACH == 0) {
      columns = terminal.columns();
    }
    return columns;
  }

  private void sayOf(Entry entry) {
    WorkState state = entry.work.state();
    long now = clock.getAsLong();
    if (!entry.begun && now - entry.start >= PATIENCE) {
      entry.begun = true;
      entry.said = now;
      say(state.beginning());
    } else if (entry.begun && now - entry.said >= BETWEEN_LINES) {
      entry.said = now;
      say(state.line());
    }
  }

  private synchronized void end(RunningWork work) {
    boolean known = entries.stream()
        .anyMatch(it -> it.work == work && clock.getAsLong() - it.start >= PATIENCE);
    entries.removeIf(it -> it.work == work);
    screen.erase();
    if (known && !over) {
      work.state().end().ifPresent(this::say);
    }
  }

  /** No more of it, whatever goes on: the process is being ended. */
  synchronized void stop() {
    over = true;
    screen.erase();
  }

  synchronized boolean isIdle() {
    return entries.isEmpty();
  }

  private void say(String line) {
    if (!over) {
      out.println(line);
      out.flush();
    }
  }
}
