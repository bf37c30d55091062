package dev.jdf.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error number with its name and text. Source: errno(3), strerror(3).
 *
 * @param foreign whether it belongs to parts of other systems, which Linux does not have
 */
public record Errno(int number, String name, String text, boolean foreign) {

  private static final Map<String, Errno> BY_NAME = read();

  /** The error called {@code name} ({@code EPERM}), also under its other names. */
  public static Optional<Errno> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static Optional<Errno> of(int number) {
    for (Errno errno : BY_NAME.values()) {
      if (errno.number == number) {
        return Optional.of(errno);
      }
    }
    return Optional.empty();
  }

  /** All errors by number, each once. */
  public static List<Errno> all() {
    List<Errno> all = new ArrayList<>();
    for (Map.Entry<String, Errno> entry : BY_NAME.entrySet()) {
      if (entry.getKey().equals(entry.getValue().name)) {
        all.add(entry.getValue());
      }
    }
    return List.copyOf(all);
  }

  private static Map<String, Errno> read() {
    Map<String, Errno> names = new LinkedHashMap<>();
    Map<Integer, Errno> numbers = new LinkedHashMap<>();
    for (String[] row : Table.rows("errno.tsv")) {
      Errno errno = new Errno(Integer.parseInt(row[0]), row[1], row[2], row.length > 3);
      Errno first = numbers.putIfAbsent(errno.number, errno);
      names.put(errno.name, first == null ? errno : first);
    }
    return names;
  }

  // A key of maps: a record's own methods are linked at run time, which delays every cold start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Errno that && that.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
