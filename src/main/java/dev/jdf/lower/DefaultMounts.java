package dev.jdf.lower;

import dev.jdf.oci.Config.Mount;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mounts that every container has, changed by what the spec says about them.
 *
 * @param shm what /dev/shm is
 * @param writableSys whether /sys can be written
 * @param writableCgroups whether /sys/fs/cgroup can be written
 * @param cgroups whether there is a /sys/fs/cgroup at all
 * @param asked who changed the mount of a destination
 */
record DefaultMounts(
    Shm shm,
    boolean writableSys,
    boolean writableCgroups,
    boolean cgroups,
    Map<String, Span> asked) {

  /**
   * The shared memory of the container.
   *
   * @param size in bytes
   */
  record Shm(NamespaceMode ipc, long size) {}

  /** All that {@code others}, where the user mounts something, does not replace. */
  List<Mount> besides(Set<String> others) {
    List<Mount> mounts = new ArrayList<>();
    for (List<String> row : Table.read("default-mounts.tsv")) {
      String destination = row.get(0);
      boolean replaced = others.contains(destination)
          || (others.contains("/dev") && MountPoint.isWithin(destination, "/dev"));
      if (!replaced && exists(destination)) {
        mounts.add(mount(row));
      }
    }
    return mounts;
  }

  private boolean exists(String destination) {
    return switch (destination) {
      case "/dev/shm" -> shm.ipc().kind() != NamespaceMode.Kind.NONE;
      case "/sys/fs/cgroup" -> cgroups;
      default -> true;
    };
  }

  private Mount mount(List<String> row) {
    String destination = row.get(0);
    if (destination.equals("/dev/shm") && shm.ipc().isHost()) {
      return new Mount(destination, "bind", destination, List.of("rbind", "rprivate"));
    }
    return new Mount(destination, row.get(1), row.get(2), options(destination, row.get(3)));
  }

  private List<String> options(String destination, String listed) {
    List<String> options = new ArrayList<>(List.of(listed.split(",")));
    switch (destination) {
      case "/dev/shm" -> options.add("size=" + shm.size());
      case "/sys" -> options.removeIf(option -> writableSys && option.equals("ro"));
      case "/sys/fs/cgroup" -> options.removeIf(o -> writableCgroups && o.equals("ro"));
      default -> {}
    }
    return options;
  }
}
