package dev.jdf.progress;

import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Progress.Task;
import dev.jdf.store.Progress.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One work on an image, counted as it goes on. */
final class RunningWork implements Task {

  /** The time that a speed is the mean of: long enough to be calm, short enough to be true. */
  private static final long WINDOW = Duration.ofSeconds(5).toNanos();

  /** A speed that is the mean of less than that is a guess. */
  private static final long LEAST = Duration.ofMillis(300).toNanos();

  private final Work work;
  private final String image;
  private final LongSupplier clock;
  private final End end;
  private final long start;
  private final Map<Digest, Counter> counters = new LinkedHashMap<>();
  private final Deque<Sample> samples = new ArrayDeque<>();
  private long came;
  private boolean finished;

  /** What is there of a part. */
  private static final class Counter {
    private final long size;
    private long count;
    private boolean begun;

    Counter(long size) {
      this.size = size;
    }
  }

  private record Sample(long time, long came) {}

  /**
   * One that begins now.
   *
   * @param clock nanoseconds
   * @param end who is told when it is over
   */
  RunningWork(WorkState.Subject subject, List<Descriptor> parts, LongSupplier clock, End end) {
    this.work = subject.work();
    this.image = subject.image();
    this.clock = clock;
    this.end = end;
    this.start = clock.getAsLong();
    parts.forEach(part -> counters.put(part.digest(), new Counter(part.size())));
  }

  /** Who is told when a work is over. */
  interface End extends Consumer<RunningWork> {}

  @Override
  public synchronized void had(Descriptor part, long bytes) {
    count(part, bytes);
  }

  @Override
  public synchronized void came(Descriptor part, long bytes) {
    count(part, bytes);
    came += bytes;
    // What was waited for the first byte is no time of the speed, nor what is thrown away a part of
    // it.
    if (bytes < 0) {
      samples.clear();
    } else if (bytes > 0 && samples.isEmpty()) {
      samples.add(new Sample(clock.getAsLong(), came));
    }
  }

  private void count(Descriptor part, long bytes) {
    Counter counter = counters.computeIfAbsent(part.digest(), it -> new Counter(part.size()));
    counter.count += bytes;
    counter.begun = true;
  }

  @Override
  public synchronized void done() {
    finished = true;
  }

  @Override
  public void close() {
    end.accept(this);
  }

  /** Where it is now. */
  synchronized WorkState state() {
    long now = clock.getAsLong();
    double speed = speed(now);
    List<WorkState.Part> parts = new ArrayList<>();
    counters.forEach((digest, it) -> parts.add(
        new WorkState.Part(digest.brief(), Math.min(it.count, it.size), it.size, it.begun)));
    Duration elapsed = Duration.ofNanos(now - start);
    return new WorkState(
        new WorkState.Subject(work, image), parts, new WorkState.Pace(elapsed, speed), finished);
  }

  /** None before it is known. */
  private double speed(long now) {
    if (samples.isEmpty()) {
      return 0;
    }
    samples.add(new Sample(now, came));
    while (samples.size() > 2 && now - samples.getFirst().time() > WINDOW) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long nanos = now - first.time();
    return nanos < LEAST ? 0 : (came - first.came()) * 1e9 / nanos;
  }
}
