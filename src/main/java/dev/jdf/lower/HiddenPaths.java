package dev.jdf.lower;

import dev.jdf.oci.Config.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What FROM host hides: directories behind an empty tmpfs, secrets behind a mask. A mount of the
 * user brings in what it names, and only that.
 *
 * @param asked where the user mounts something
 * @param homes of the host's users, besides those in /root and /home
 */
record HiddenPaths(Set<String> asked, List<String> homes) {

  private static final String MASK = "mask";
  private static final List<String> EMPTY_DIRECTORY =
      List.of("nosuid", "nodev", "rprivate", "mode=755");

  /** The empty directories, in the order of the table. */
  List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (List<String> row : Table.read("hidden-of-host.tsv")) {
      if (!row.get(1).equals(MASK) && !asked.contains(row.get(0))) {
        mounts.add(TmpfsMount.of(row.get(0), List.of(row.get(1).split(","))));
      }
    }
    // A mask covers all that is mounted inside it, so that here a tmpfs must do.
    masked().stream()
        .filter(this::isEntered)
        .map(path -> TmpfsMount.of(path, EMPTY_DIRECTORY))
        .forEach(mounts::add);
    return mounts;
  }

  List<String> masks() {
    return masked().stream().filter(path -> !isEntered(path)).toList();
  }

  private List<String> masked() {
    List<String> paths = new ArrayList<>();
    for (List<String> row : Table.read("hidden-of-host.tsv")) {
      if (row.get(1).equals(MASK)) {
        paths.add(row.get(0));
      }
    }
    homes.stream().filter(home -> !paths.contains(home)).forEach(paths::add);
    paths.removeAll(asked);
    return paths;
  }

  private boolean isEntered(String path) {
    return asked.stream().anyMatch(mount -> MountPoint.isWithin(mount, path));
  }
}
