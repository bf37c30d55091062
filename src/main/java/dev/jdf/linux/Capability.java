package dev.jdf.linux;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A privilege of the kernel, with what it allows and what it risks. Source: capabilities(7). */
public record Capability(int number, String name, String meaning, String risk)
    implements Comparable<Capability> {

  private static final String PREFIX = "CAP_";
  private static final List<Capability> ALL = new ArrayList<>();
  private static final List<Capability> DOCKER = new ArrayList<>();
  private static final Map<String, Capability> BY_NAME = new HashMap<>();

  static {
    for (String[] row : Table.rows("capabilities.tsv")) {
      Capability capability = new Capability(Integer.parseInt(row[0]), row[1], row[3], row[4]);
      ALL.add(capability);
      BY_NAME.put(capability.name, capability);
      if (row[2].equals("docker")) {
        DOCKER.add(capability);
      }
    }
  }

  /** All capabilities by number. */
  public static List<Capability> all() {
    return List.copyOf(ALL);
  }

  /** What {@code docker run} leaves a container, by number. */
  public static List<Capability> dockerDefaults() {
    return List.copyOf(DOCKER);
  }

  /** The capability called {@code name} in any case, with or without {@code CAP_}. */
  public static Optional<Capability> parse(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String full = upper.startsWith(PREFIX) ? upper : PREFIX + upper;
    return Optional.ofNullable(BY_NAME.get(full));
  }

  /** One bit for each capability, as capset(2) takes them. */
  public static long mask(Collection<Capability> capabilities) {
    long mask = 0;
    for (Capability capability : capabilities) {
      mask |= 1L << capability.number;
    }
    return mask;
  }

  /** The name without {@code CAP_}, as docker's flags write it. */
  public String shortName() {
    return name.substring(PREFIX.length());
  }

  /** By number alone: a record's own method would be made at run time, on the way of a start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Capability capability && capability.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public int compareTo(Capability other) {
    return Integer.compare(number, other.number);
  }
}
