package dev.jdf.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Every system call of current kernels by name. Source: the tables named in syscalls.tsv. */
public final class Syscalls {

  /** Where an architecture's numbers stand in the data file. */
  enum Column {
    X86_64(0),
    I386(1),
    X32(2),
    AARCH64(3),
    NONE(-1);

    private final int index;

    Column(int index) {
      this.index = index;
    }
  }

  private static final int X32_BIT = 0x40000000;
  private static final Map<String, int[]> NUMBERS = read();

  private Syscalls() {}

  /** Whether any architecture has a call of this name. */
  public static boolean known(String name) {
    return NUMBERS.containsKey(name);
  }

  /** The names of all calls, in no particular order. */
  public static Iterable<String> names() {
    return NUMBERS.keySet();
  }

  public static OptionalInt number(Arch arch, String name) {
    return number(arch.seccomp(), name);
  }

  /** The number as {@code seccomp_data.nr} holds it (x32 with bit 30), if the call exists there. */
  public static OptionalInt number(SeccompArch arch, String name) {
    int[] row = NUMBERS.get(name);
    if (row == null || !arch.compilable()) {
      return OptionalInt.empty();
    }
    int number = row[arch.column().index];
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Map<String, int[]> read() {
    List<String[]> rows = Table.rows("syscalls.tsv");
    Map<String, int[]> numbers = new HashMap<>(2 * rows.size());
    for (String[] row : rows) {
      numbers.put(row[0], new int[] {number(row[1]), number(row[2]), x32(row[3]), number(row[4])});
    }
    return numbers;
  }

  private static int x32(String field) {
    int number = number(field);
    return number < 0 ? number : number | X32_BIT;
  }

  private static int number(String field) {
    return field.equals("-") ? -1 : Integer.parseInt(field);
  }
}
