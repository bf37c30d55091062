package dev.jdf.run;

import dev.jdf.plan.Host.CgroupHierarchy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which cgroup hierarchies a process can reach, and where in them it is: cgroups(7). */
final class Cgroups {

  /** A line of /proc/PID/cgroup: {@code 4:memory:/user.slice}; no controllers on version 2. */
  private record Membership(Set<String> controllers, String path) {}

  private Cgroups() {}

  /**
   * The hierarchies that are mounted where a path leads to, in the order of mountinfo.
   *
   * @param membership the text of /proc/self/cgroup
   * @param controllers the text of cgroup.controllers in a folder of a version 2 hierarchy; empty
   *     where there is none
   */
  static List<CgroupHierarchy> of(
      MountTable table, String membership, UnaryOperator<String> controllers) {
    List<Membership> lines =
        membership.lines().map(Cgroups::line).flatMap(Optional::stream).toList();
    List<CgroupHierarchy> found = new ArrayList<>();
    Set<Set<String>> seen = new HashSet<>();
    for (MountTable.Mount mount : table.visible()) {
      Optional<Membership> line =
          lines.stream().filter(of -> belongs(mount, of)).findFirst();
      Optional<String> path = line.flatMap(at -> below(mount.root(), at.path()));
      if (path.isPresent() && seen.add(line.get().controllers())) {
        found.add(hierarchy(mount, line.get(), path.get(), controllers));
      }
    }
    return found;
  }

  private static CgroupHierarchy hierarchy(
      MountTable.Mount mount, Membership line, String path, UnaryOperator<String> controllers) {
    if (mount.type().equals("cgroup")) {
      return new CgroupHierarchy(
          1, line.controllers().stream().sorted().toList(), mount.point(), path);
    }
    String folder = path.equals("/") ? mount.point() : mount.point() + path;
    List<String> names = controllers
        .apply(folder)
        .strip()
        .lines()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .toList();
    return new CgroupHierarchy(2, names, mount.point(), path);
  }

  private static boolean belongs(MountTable.Mount mount, Membership line) {
    return switch (mount.type()) {
      case "cgroup2" -> line.controllers().isEmpty();
      case "cgroup" ->
        !line.controllers().isEmpty() && mount.superOptions().containsAll(line.controllers());
      default -> false;
    };
  }

  private static Optional<Membership> line(String text) {
    String[] fields = text.split(":", 3);
    if (fields.length < 3 || !fields[2].startsWith("/")) {
      return Optional.empty();
    }
    Set<String> controllers = fields[1].isEmpty() ? Set.of() : Set.of(fields[1].split(","));
    return Optional.of(new Membership(controllers, fields[2]));
  }

  /**
   * A cgroup's path as seen from the cgroup that is mounted. Absent where it lies outside: then one
   * of the two is above the root of the cgroup namespace, and its name cannot be known.
   */
  private static Optional<String> below(String root, String path) {
    if (root.startsWith("/..") || path.startsWith("/..")) {
      return Optional.empty();
    }
    if (root.equals("/")) {
      return Optional.of(path);
    }
    if (path.equals(root)) {
      return Optional.of("/");
    }
    return path.startsWith(root + "/")
        ? Optional.of(path.substring(root.length()))
        : Optional.empty();
  }
}
