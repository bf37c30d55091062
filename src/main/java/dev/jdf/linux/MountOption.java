package dev.jdf.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mount option that is not data for the file system. Source: runtime-spec
 * config.md#linux-mount-options.
 *
 * @param set whether the option sets its flag or clears it
 * @param mount {@code MS_} constants joined by {@code |}, or empty
 * @param attribute the {@code MOUNT_ATTR_} constant, or empty
 */
public record MountOption(String name, Kind kind, boolean set, String mount, String attribute) {

  /** What an option acts on. */
  public enum Kind {
    /** A flag of mount(2), and of mount_setattr(2) where it has an attribute. */
    FLAG,
    /** How mounts spread to and from peers. */
    PROPAGATION,
    /** An attribute of the whole tree, mount_setattr(2) with {@code AT_RECURSIVE}. */
    RECURSIVE,
    /** An id-mapped mount. */
    IDMAP,
    /** Something that the runtime does, without a flag. */
    SPECIAL
  }

  private static final Map<String, MountOption> BY_NAME = read();

  public static Optional<MountOption> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All options in the order of the data file. */
  public static List<MountOption> all() {
    return List.copyOf(new ArrayList<>(BY_NAME.values()));
  }

  private static Map<String, MountOption> read() {
    Map<String, MountOption> options = new LinkedHashMap<>();
    for (String[] row : Table.rows("mount-options.tsv")) {
      Kind kind = Kind.valueOf(row[1].toUpperCase(Locale.ROOT));
      boolean set = row[2].equals("set");
      options.put(row[0], new MountOption(row[0], kind, set, orEmpty(row[3]), orEmpty(row[4])));
    }
    return options;
  }

  private static String orEmpty(String field) {
    return field.equals("-") ? "" : field;
  }
}
