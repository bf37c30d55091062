package dev.jdf.progress;

import dev.jdf.store.Progress.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a work has come, and how that is told.
 *
 * @param finished whether all of it is done
 */
record WorkState(Subject subject, List<Part> parts, Pace pace, boolean finished) {

  /** Lines of parts, beyond which nobody looks. */
  private static final int MOST_PARTS = 8;

  private static final int WIDEST_BAR = 30;
  private static final int NARROWEST_BAR = 5;

  /** What is done to which image. */
  record Subject(Work work, String image) {}

  /** A blob or a layer, in bytes. */
  record Part(String name, long count, long size, boolean begun) {
    boolean isDone() {
      return count >= size;
    }
  }

  /** In bytes a second, of late. */
  record Pace(Duration elapsed, double speed) {}

  WorkState {
    parts = List.copyOf(parts);
  }

  private long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  private long size() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  /** What is in the making: the whole, and under it each part that is under way. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(line());
    List<Part> going = parts.stream()
        .filter(it -> it.begun() && !it.isDone())
        .limit(MOST_PARTS)
        .toList();
    going.forEach(it -> lines.add(bar(it, width)));
    return lines.stream().map(it -> fitting(it, width)).toList();
  }

  /** The whole on one line. */
  String line() {
    String amount = "%s %s: %s of %s"
        .formatted(subject.work().doing(), name(), Quantity.bytes(count()), Quantity.bytes(size()));
    long done = parts.stream().filter(Part::isDone).count();
    String layers = parts.size() > 1 ? ", %d of %d layers".formatted(done, parts.size()) : "";
    String speed = pace.speed() < 1 ? "" : ", " + speed(pace.speed());
    return amount
        + layers
        + speed
        + left().map(it -> ", " + Quantity.time(it) + " left").orElse("");
  }

  /** What it begins with, where lines stay. */
  String beginning() {
    return "%s %s: %s".formatted(subject.work().doing(), name(), Quantity.bytes(size()));
  }

  /** What it ended with; nothing where it failed, for that is told by who knows why. */
  Optional<String> end() {
    double seconds = pace.elapsed().toMillis() / 1000.0;
    return finished
        ? Optional.of("%s %s: %s in %s, %s"
            .formatted(
                subject.work().done(),
                name(),
                Quantity.bytes(size()),
                Quantity.time(pace.elapsed()),
                speed(size() / Math.max(seconds, 0.001))))
        : Optional.empty();
  }

  /** Unknown while nothing comes. */
  private Optional<Duration> left() {
    long rest = size() - count();
    return pace.speed() < 1 || rest <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (rest / pace.speed() * 1000)));
  }

  private static String speed(double bytes) {
    return Quantity.bytes(Math.round(bytes)) + "/s";
  }

  private static String bar(Part part, int width) {
    String amount =
        "%9s of %s".formatted(Quantity.bytes(part.count()), Quantity.bytes(part.size()));
    int room = width - part.name().length() - amount.length() - 6;
    if (room < NARROWEST_BAR) {
      return " " + part.name() + " " + amount;
    }
    int cells = Math.min(room, WIDEST_BAR);
    int full = (int) (part.count() * cells / Math.max(1, part.size()));
    String head = full < cells ? ">" : "";
    String bar = "=".repeat(full) + head + " ".repeat(cells - full - head.length());
    return " " + part.name() + " [" + bar + "] " + amount;
  }

  /** A path may hold what a terminal would obey. */
  private String name() {
    return subject.image().replaceAll("\\p{Cntrl}", "?");
  }

  private static String fitting(String line, int width) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }
}
