package dev.jdf.plan;

import dev.jdf.linux.Arch;
import dev.jdf.plan.Host.CgroupHierarchy;
import dev.jdf.plan.Host.Range;
import dev.jdf.plan.Host.SubordinateIds;
import java.util.List;

/** Machines that plans are made for in tests. */
public final class Hosts {

  private static final long ALL = -1;

  /** What docker leaves, and CAP_SYS_ADMIN. */
  private static final long DOCKERS = 0xa82425fbL;

  private static final SubordinateIds NO_IDS = new SubordinateIds(List.of(), "");
  private static final CgroupHierarchy UNIFIED = new CgroupHierarchy(
      2, List.of("cpu", "memory", "pids", "io", "cpuset"), "/sys/fs/cgroup", "/user.slice");
  private static final List<CgroupHierarchy> VERSION_1 = List.of(
      new CgroupHierarchy(1, List.of("memory"), "/sys/fs/cgroup/memory", "/"),
      new CgroupHierarchy(1, List.of("pids"), "/sys/fs/cgroup/pids", "/"),
      new CgroupHierarchy(1, List.of("devices"), "/sys/fs/cgroup/devices", "/"),
      new CgroupHierarchy(1, List.of("cpu", "cpuacct"), "/sys/fs/cgroup/cpu,cpuacct", "/"));

  private Hosts() {}

  /** The machine for the configs in the folder called {@code topic}: mostly a plain one, as root. */
  public static Host of(String topic) {
    return switch (topic) {
      case "apparmor", "selinux" -> withModule(topic);
      case "old-kernel" -> host("5.10.0-30-amd64", 0, NO_IDS, List.of(UNIFIED));
      case "cgroup-v1" -> host("6.1.0", 0, NO_IDS, VERSION_1);
      case "rootless" -> host("6.1.0", 1000, NO_IDS, List.of(UNIFIED));
      case "rootless-ranges" -> host("6.1.0", 1000, granted(), List.of(UNIFIED));
      case "caller" ->
        new Host(
            Arch.X86_64, "6.1.0", 0, 0, NO_IDS, NO_IDS, List.of(UNIFIED), List.of(), DOCKERS, true);
      case "caller-without-admin" ->
        new Host(Arch.X86_64, "6.1.0", 0, 0, NO_IDS, NO_IDS, List.of(UNIFIED), List.of(), 0, true);
      case "rootless-without-mqueue" ->
        new Host(
            Arch.X86_64, "6.1.0", 9, 9, NO_IDS, NO_IDS, List.of(UNIFIED), List.of(), ALL, false);
      case "layered-user-namespace" -> host("6.6.0", 1000, NO_IDS, List.of(UNIFIED));
      default -> host("6.1.0", 0, NO_IDS, List.of(UNIFIED));
    };
  }

  /** What becomes of the roots of those configs. */
  static RootWrites writes(String topic) {
    return switch (topic) {
      case "layered", "layered-user-namespace" -> new RootWrites.Discarded();
      case "layered-kept" -> new RootWrites.Kept("/kept");
      default -> new RootWrites.InPlace();
    };
  }

  private static Host withModule(String name) {
    List<String> modules = List.of("lockdown", "capability", name, "bpf");
    List<CgroupHierarchy> cgroups = List.of(UNIFIED);
    return new Host(Arch.X86_64, "6.1.0", 0, 0, NO_IDS, NO_IDS, cgroups, modules, ALL, true);
  }

  private static SubordinateIds granted() {
    return new SubordinateIds(List.of(new Range(100000, 65536)), "/usr/bin/newidmap");
  }

  private static Host host(
      String release, long id, SubordinateIds ids, List<CgroupHierarchy> cgroups) {
    return new Host(Arch.X86_64, release, id, id, ids, ids, cgroups, List.of(), ALL, true);
  }
}
