package dev.jdf.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named numbers of the kernel interface. Source: the headers that constants.tsv names. */
public final class Constants {

  /** The rows by name; numbers are decoded when asked for, since a run needs few of them. */
  private static final Map<String, String[]> ROWS = read();

  private static final int VALUE = 1;
  private static final int AARCH64_VALUE = 3;

  private Constants() {}

  /**
   * The value of {@code A|B|0x10|0755|7} on x86-64.
   *
   * @throws IllegalArgumentException if a name is not in the table
   */
  public static long value(String expression) {
    return value(expression, Arch.X86_64);
  }

  /**
   * The value of an expression, where {@code O_DIRECTORY} and some others depend on the machine.
   *
   * @throws IllegalArgumentException if a name is not in the table
   */
  public static long value(String expression, Arch arch) {
    long value = 0;
    int start = 0;
    for (int bar = expression.indexOf('|'); bar >= 0; bar = expression.indexOf('|', start)) {
      value |= term(expression.substring(start, bar), arch);
      start = bar + 1;
    }
    return value | term(expression.substring(start), arch);
  }

  /** Whether {@code name} is in the table. */
  public static boolean known(String name) {
    return ROWS.containsKey(name);
  }

  private static long term(String text, Arch arch) {
    String term = text.strip();
    if (!term.isEmpty() && (Character.isDigit(term.charAt(0)) || term.charAt(0) == '-')) {
      return Long.decode(term);
    }
    String[] row = ROWS.get(term);
    if (row == null) {
      throw new IllegalArgumentException("no constant '" + term + "'");
    }
    boolean differs = arch == Arch.AARCH64 && row.length > AARCH64_VALUE;
    return Long.decode(row[differs ? AARCH64_VALUE : VALUE]);
  }

  private static Map<String, String[]> read() {
    List<String[]> rows = Table.rows("constants.tsv");
    Map<String, String[]> byName = new HashMap<>(2 * rows.size());
    for (String[] row : rows) {
      byName.put(row[0], row);
    }
    return byName;
  }
}
