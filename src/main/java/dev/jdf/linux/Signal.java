package dev.jdf.linux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Names and numbers of signals. Source: signal(7); real-time ones count from the kernel's 34. */
public final class Signal {

  /** The first real-time signal that programs see: the C library keeps 32 and 33. */
  private static final int RTMIN = 34;

  private static final int RTMAX = 64;
  private static final Map<String, Integer> NUMBERS = read();

  private Signal() {}

  /**
   * The number of a signal as {@code STOPSIGNAL} takes it: any number but 0, or a name in any case
   * with or without {@code SIG}, {@code RTMIN+n} and {@code RTMAX-n} among them.
   */
  public static OptionalInt parse(String text) {
    Optional<Integer> number = integer(text);
    if (number.isPresent()) {
      return number.get() == 0 ? OptionalInt.empty() : OptionalInt.of(number.get());
    }
    String upper = text.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper : "SIG" + upper;
    Integer known = NUMBERS.get(name);
    return known == null ? realTime(name) : OptionalInt.of(known);
  }

  /** All names, by number; other names of the same last. */
  public static List<String> names() {
    return List.copyOf(NUMBERS.keySet());
  }

  /** {@code SIGTERM}, {@code SIGRTMIN+3}; a number that is no signal gives its digits. */
  public static String name(int number) {
    for (Map.Entry<String, Integer> entry : NUMBERS.entrySet()) {
      if (entry.getValue() == number) {
        return entry.getKey();
      }
    }
    if (number < RTMIN || number > RTMAX) {
      return Integer.toString(number);
    }
    return number == RTMIN ? "SIGRTMIN" : number == RTMAX ? "SIGRTMAX" : realTimeName(number);
  }

  private static String realTimeName(int number) {
    int middle = (RTMIN + RTMAX) / 2;
    return number <= middle ? "SIGRTMIN+" + (number - RTMIN) : "SIGRTMAX-" + (RTMAX - number);
  }

  private static OptionalInt realTime(String name) {
    if (name.equals("SIGRTMIN")) {
      return OptionalInt.of(RTMIN);
    }
    if (name.equals("SIGRTMAX")) {
      return OptionalInt.of(RTMAX);
    }
    if (name.startsWith("SIGRTMIN+")) {
      return offset(name, RTMIN, 1);
    }
    return name.startsWith("SIGRTMAX-") ? offset(name, RTMAX, -1) : OptionalInt.empty();
  }

  private static OptionalInt offset(String name, int base, int sign) {
    String digits = name.substring("SIGRTMIN+".length());
    if (digits.isEmpty()
        || digits.length() > 2
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int number = base + sign * Integer.parseInt(digits);
    return number < RTMIN || number > RTMAX ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String[] row : Table.rows("signals.tsv")) {
      numbers.put(row[1], Integer.parseInt(row[0]));
    }
    return numbers;
  }
}
