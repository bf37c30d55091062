package dev.jdf.progress;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
public final class Quantity {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantity() {}

  /** Decimal units, as docker and podman have them: {@code 12.3 MB}. */
  public static String bytes(long count) {
    double rest = count;
    int unit = 0;
    // What would be rounded up to a thousand belongs to the next unit.
    while (Math.abs(rest) >= (unit == 0 ? 1000 : 999.5) && unit < UNITS.length - 1) {
      rest /= 1000;
      unit++;
    }
    boolean whole = unit == 0 || Math.abs(rest) >= 99.95;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
  }

  /** {@code 9 s}, {@code 4 min 05 s}, {@code 2 h 03 min}. */
  public static String time(Duration time) {
    long seconds = (time.toMillis() + 500) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
