package dev.jdf.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mounts of a process, as /proc/PID/mountinfo lists them: proc_pid_mountinfo(5). */
record MountTable(List<Mount> mounts) {

  /** {@code parent} is the id of the mount that this one is mounted on. */
  record Mount(
      int id, int parent, String root, String point, String type, List<String> superOptions) {
    Mount {
      superOptions = List.copyOf(superOptions);
    }
  }

  MountTable {
    mounts = List.copyOf(mounts);
  }

  /** Lines that are not as the manual says are left out. */
  static MountTable parse(String mountinfo) {
    return new MountTable(
        mountinfo.lines().map(MountTable::mount).flatMap(Optional::stream).toList());
  }

  /** The mounts that a path still leads to: no other mount lies on them or on their parents. */
  List<Mount> visible() {
    Map<Integer, Mount> byId = new HashMap<>();
    mounts.forEach(mount -> byId.put(mount.id(), mount));
    Set<Integer> covered = new HashSet<>();
    for (Mount mount : mounts) {
      Optional<Mount> below = parent(mount, byId);
      below
          .filter(under -> under.point().equals(mount.point()))
          .ifPresent(under -> covered.add(under.id()));
    }
    List<Mount> visible = new ArrayList<>(mounts);
    visible.removeIf(mount -> isHidden(mount, byId, covered));
    return visible;
  }

  private static boolean isHidden(Mount mount, Map<Integer, Mount> byId, Set<Integer> covered) {
    Mount child = mount;
    Optional<Mount> at = Optional.of(mount);
    for (int depth = 0; at.isPresent() && depth <= byId.size(); depth++) {
      boolean liesOnIt = at.get().point().equals(child.point()) && at.get().id() != mount.id();
      if (covered.contains(at.get().id()) && !liesOnIt) {
        return true;
      }
      child = at.get();
      at = parent(child, byId);
    }
    return false;
  }

  private static Optional<Mount> parent(Mount mount, Map<Integer, Mount> byId) {
    return Optional.ofNullable(byId.get(mount.parent())).filter(found -> found.id() != mount.id());
  }

  private static Optional<Mount> mount(String line) {
    int dash = line.indexOf(" - ");
    if (dash < 0) {
      return Optional.empty();
    }
    String[] left = line.substring(0, dash).split(" ", -1);
    String[] right = line.substring(dash + 3).split(" ", -1);
    if (left.length < 6 || right.length < 3 || !isId(left[0]) || !isId(left[1])) {
      return Optional.empty();
    }
    return Optional.of(new Mount(
        Integer.parseInt(left[0]),
        Integer.parseInt(left[1]),
        unescape(left[3]),
        unescape(left[4]),
        right[0],
        List.of(right[2].split(",", -1))));
  }

  private static boolean isId(String text) {
    return text.matches("[0-9]{1,9}");
  }

  /** Space, tab, newline and backslash stand as {@code \040}: three octal digits. */
  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escape = text.charAt(i) == '\\' && text.length() - i > 3;
      plain.append(
          escape ? (char) Integer.parseInt(text.substring(i + 1, i + 4), 8) : text.charAt(i));
      i += escape ? 3 : 0;
    }
    return plain.toString();
  }
}
