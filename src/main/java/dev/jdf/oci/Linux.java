package dev.jdf.oci;

import dev.jdf.oci.Config.IdMapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only Linux has ({@code config-linux.md}). */
public record Linux(
    List<Namespace> namespaces,
    List<IdMapping> uidMappings,
    List<IdMapping> gidMappings,
    @Nullable TimeOffsets timeOffsets,
    List<Device> devices,
    Map<String, NetDevice> netDevices,
    @Nullable String cgroupsPath,
    @Nullable Resources resources,
    @Nullable IntelRdt intelRdt,
    @Nullable MemoryPolicy memoryPolicy,
    Map<String, String> sysctl,
    @Nullable Seccomp seccomp,
    @Nullable String rootfsPropagation,
    List<String> maskedPaths,
    List<String> readonlyPaths,
    @Nullable String mountLabel,
    @Nullable Personality personality) {

  public Linux {
    namespaces = List.copyOf(namespaces);
    uidMappings = List.copyOf(uidMappings);
    gidMappings = List.copyOf(gidMappings);
    devices = List.copyOf(devices);
    netDevices = Sorted.copyOf(netDevices);
    sysctl = Sorted.copyOf(sysctl);
    maskedPaths = List.copyOf(maskedPaths);
    readonlyPaths = List.copyOf(readonlyPaths);
  }

  /** The same in a user namespace: with these namespaces, these ids and these kernel parameters. */
  public Linux withIds(
      List<Namespace> namespaces,
      List<IdMapping> uids,
      List<IdMapping> gids,
      Map<String, String> sysctl) {
    return new Linux(
        namespaces,
        uids,
        gids,
        timeOffsets,
        devices,
        netDevices,
        cgroupsPath,
        resources,
        intelRdt,
        memoryPolicy,
        sysctl,
        seccomp,
        rootfsPropagation,
        maskedPaths,
        readonlyPaths,
        mountLabel,
        personality);
  }

  /** A namespace to make or, with a path, to join. */
  public record Namespace(String type, @Nullable String path) {}

  /** How far the clocks of a time namespace are ahead of the host's. */
  public record TimeOffsets(
      @Nullable TimeOffset monotonic, @Nullable TimeOffset boottime) {}

  /** A time difference; {@code nanosecs} is a uint32. */
  public record TimeOffset(long secs, long nanosecs) {}

  /** A device node to make. */
  public record Device(
      String type,
      String path,
      @Nullable Long major,
      @Nullable Long minor,
      @Nullable Integer fileMode,
      @Nullable Long uid,
      @Nullable Long gid) {}

  /** The name that a network device of the host has in the container. */
  public record NetDevice(@Nullable String name) {}

  /** Cache and memory bandwidth by resctrl. */
  public record IntelRdt(
      @Nullable String closID,
      List<String> schemata,
      @Nullable String l3CacheSchema,
      @Nullable String memBwSchema,
      boolean enableMonitoring) {

    public IntelRdt {
      schemata = List.copyOf(schemata);
    }
  }

  /** Arguments of set_mempolicy(2). */
  public record MemoryPolicy(String mode, @Nullable String nodes, List<String> flags) {

    public MemoryPolicy {
      flags = List.copyOf(flags);
    }
  }

  /** The execution domain of personality(2). */
  public record Personality(String domain, List<String> flags) {

    public Personality {
      flags = List.copyOf(flags);
    }
  }
}
