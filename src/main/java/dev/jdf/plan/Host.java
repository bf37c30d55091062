package dev.jdf.plan;

import dev.jdf.linux.Arch;
import dev.jdf.oci.Config.IdMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan has to know of the machine, read once and passed in, so that every plan can be made
 * for every host.
 *
 * @param kernelRelease as uname -r prints it
 * @param euid effective user id of the caller
 * @param egid effective group id of the caller
 * @param uids host ids that the caller may map into a user namespace, its own first
 * @param gids the same for groups
 * @param cgroups every cgroup hierarchy that is mounted, in the order of mountinfo
 * @param lsms the active security modules, as in /sys/kernel/security/lsm
 * @param capabilities what a program has that the caller executes, if that is root: the bounding
 *     and the inheritable set, capabilities(7)
 * @param messageQueues whether /dev/mqueue is there, to be shown in a container
 */
public record Host(
    Arch arch,
    String kernelRelease,
    long euid,
    long egid,
    SubordinateIds uids,
    SubordinateIds gids,
    List<CgroupHierarchy> cgroups,
    List<String> lsms,
    long capabilities,
    boolean messageQueues) {

  public Host {
    cgroups = List.copyOf(cgroups);
    lsms = List.copyOf(lsms);
  }

  /** Whether others than the caller itself can be in a user namespace that it makes. */
  public boolean grantsIds() {
    return uids.isGranted() && gids.isGranted();
  }

  /**
   * The users of a namespace that the caller makes: with granted ids it is root there, as with crun;
   * else it is the only one.
   *
   * @param alone the id that it has there if it is alone
   */
  public List<IdMapping> userMappings(long alone) {
    return grantsIds() ? uids.mappings(euid) : List.of(new IdMapping(alone, euid, 1));
  }

  /** The same of groups. */
  public List<IdMapping> groupMappings(long alone) {
    return grantsIds() ? gids.mappings(egid) : List.of(new IdMapping(alone, egid, 1));
  }

  /** Whether the caller must make a user namespace before anything else. */
  public boolean rootless() {
    return euid != 0;
  }

  /**
   * A mounted cgroup hierarchy, cgroups(7).
   *
   * @param version 1 or 2
   * @param controllers the controllers that it manages; on version 2 those that the caller's
   *     cgroup may enable; {@code name=systemd} for a named one
   * @param mountPoint where it is mounted
   * @param callerPath the caller's cgroup below the mount point, beginning with a slash
   */
  public record CgroupHierarchy(
      int version, List<String> controllers, String mountPoint, String callerPath) {
    public CgroupHierarchy {
      controllers = List.copyOf(controllers);
    }
  }

  /**
   * Ids that /etc/subuid or /etc/subgid grants, and the set-uid program that maps them.
   *
   * @param ranges the granted ranges; empty where there are none
   * @param program absolute path of newuidmap or newgidmap; empty where it is missing
   */
  public record SubordinateIds(List<Range> ranges, String program) {
    public SubordinateIds {
      ranges = List.copyOf(ranges);
    }

    private boolean isGranted() {
      return !ranges.isEmpty() && !program.isEmpty();
    }

    private List<IdMapping> mappings(long own) {
      List<IdMapping> mappings = new ArrayList<>(List.of(new IdMapping(0, own, 1)));
      long next = 1;
      for (Range range : ranges) {
        mappings.add(new IdMapping(next, range.first(), range.count()));
        next += range.count();
      }
      return mappings;
    }
  }

  /** {@code count} ids from {@code first}. */
  public record Range(long first, long count) {}
}
