package dev.jdf.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource limit. Source: getrlimit(2).
 *
 * @param name {@code RLIMIT_NOFILE}
 * @param dockerName what {@code docker run --ulimit} calls it, or empty
 */
public record Rlimit(int number, String name, String dockerName) {

  private static final List<Rlimit> ALL = read();

  /** All limits by number. */
  public static List<Rlimit> all() {
    return ALL;
  }

  /** The limit that config.json calls {@code name}: {@code RLIMIT_NOFILE}. */
  public static Optional<Rlimit> of(String name) {
    for (Rlimit limit : ALL) {
      if (limit.name.equals(name)) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }

  /** The limit that {@code docker run --ulimit} calls {@code name}: {@code nofile}, lower case. */
  public static Optional<Rlimit> ofDocker(String name) {
    for (Rlimit limit : ALL) {
      if (!name.isEmpty() && limit.dockerName.equals(name)) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }

  private static List<Rlimit> read() {
    List<Rlimit> limits = new ArrayList<>();
    for (String[] row : Table.rows("rlimits.tsv")) {
      String docker = row[2].equals("-") ? "" : row[2];
      limits.add(new Rlimit(Integer.parseInt(row[0]), row[1], docker));
    }
    return List.copyOf(limits);
  }
}
