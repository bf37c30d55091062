package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Config.IdMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is who in the container's new user namespace, user_namespaces(7).
 *
 * @param writer who may tell the kernel
 */
record IdMaps(List<IdMapping> uids, List<IdMapping> gids, Writer writer) {

  enum Writer {
    /** The supervisor, as root. */
    SUPERVISOR,
    /** The container's process: its own id and no other, and never supplementary groups. */
    ITSELF,
    /** The set-uid programs newuidmap and newgidmap, which know /etc/subuid and /etc/subgid. */
    PROGRAMS
  }

  private static final long ALL = 0xffffffffL;
  private static final Slot WRITTEN = new Slot("maps_written");
  private static final Slot FILE = new Slot("map_file");

  static IdMaps of(Container container) {
    List<IdMapping> uids = container.linux().uidMappings();
    List<IdMapping> gids = container.linux().gidMappings();
    Host host = container.host();
    if (!host.rootless()) {
      List<IdMapping> identity = List.of(new IdMapping(0, 0, ALL));
      return new IdMaps(
          uids.isEmpty() ? identity : uids, gids.isEmpty() ? identity : gids, Writer.SUPERVISOR);
    }
    if (uids.isEmpty() && gids.isEmpty()) {
      return ofCaller(container);
    }
    IdMaps asked = new IdMaps(
        uids.isEmpty() ? own(0, host.euid()) : uids,
        gids.isEmpty() ? own(0, host.egid()) : gids,
        Writer.PROGRAMS);
    boolean single = asked.uids.equals(own(asked.uids.get(0).containerID(), host.euid()))
        && asked.gids.equals(own(asked.gids.get(0).containerID(), host.egid()));
    return single ? new IdMaps(asked.uids, asked.gids, Writer.ITSELF) : asked;
  }

  private static IdMaps ofCaller(Container container) {
    Host host = container.host();
    return new IdMaps(
        host.userMappings(container.process().user().uid()),
        host.groupMappings(container.process().user().gid()),
        host.grantsIds() ? Writer.PROGRAMS : Writer.ITSELF);
  }

  private static List<IdMapping> own(long inside, long outside) {
    return List.of(new IdMapping(inside, outside, 1));
  }

  /** Whether the container's processes may call setgroups(2) at all. */
  static boolean allowsGroups(Container container) {
    return !Namespaces.makesUser(container) || of(container).writer != Writer.ITSELF;
  }

  /** Whether a group has a number in the container's user namespace. */
  static boolean mapsGroup(Container container, long group) {
    return !Namespaces.makesUser(container)
        || of(container).gids.stream()
            .anyMatch(map -> map.containerID() <= group && group < map.containerID() + map.size());
  }

  /** First and last of the groups around the process's own, if not every group is mapped. */
  static Optional<String> pingGroups(Container container) {
    long own = container.process().user().gid();
    if (mapsGroup(container, Integer.MAX_VALUE)) {
      return Optional.empty();
    }
    return of(container).gids.stream()
        .filter(map -> map.containerID() <= own && own < map.containerID() + map.size())
        .map(map -> map.containerID() + " " + (map.containerID() + map.size() - 1))
        .findFirst();
  }

  /** Before the process starts: what it will wait at. */
  static void prepare(Steps steps, Container container) {
    if (Namespaces.makesUser(container) && of(container).writer != Writer.ITSELF) {
      steps
          .because("make the container wait for its ids")
          .call(WRITTEN, Syscall.EVENTFD2, Arg.ZERO, flags("EFD_CLOEXEC"));
    }
  }

  /** The supervisor's part. */
  static void writeOutside(Steps steps, Container container) {
    IdMaps maps = of(container);
    switch (maps.writer) {
      case SUPERVISOR -> IdMapWriting.byFiles(steps, container, maps);
      case PROGRAMS -> IdMapWriting.byPrograms(steps, container, maps);
      case ITSELF -> {
        return;
      }
    }
    steps.call(
        Syscall.WRITE,
        Arg.value(WRITTEN),
        FirstProcess.pointerTo(Width.U64, Arg.number(1)),
        Arg.number(8));
  }

  /** The part of the process inside, which has its ids after that. */
  static void enter(Steps steps, Container container) {
    IdMaps maps = of(container);
    if (maps.writer == Writer.ITSELF) {
      IdMapWriting.because(steps, container, "uidMappings");
      writeOwn(steps, "setgroups", "deny");
      writeOwn(steps, "uid_map", text(maps.uids));
      IdMapWriting.because(steps, container, "gidMappings");
      writeOwn(steps, "gid_map", text(maps.gids));
      return;
    }
    steps
        .because("wait for the ids of the user namespace")
        .call(Syscall.READ, Arg.value(WRITTEN), new Arg.Buffer("written", 8), Arg.number(8));
    maps.becomeRoot(steps, container);
  }

  /** Until then the process may be one that has no id inside, or not the one that owns its files. */
  private void becomeRoot(Steps steps, Container container) {
    if (isRoot(container.host())) {
      return;
    }
    become(
        steps.because("become root of the user namespace"), OnError.FAIL, root(uids), root(gids));
    NamespaceEntry.dieWithSupervisor(steps);
  }

  /** Whether the caller is root inside as soon as the maps are written. */
  private boolean isRoot(Host host) {
    return writer == Writer.ITSELF
        || (inside(uids, host.euid()) == root(uids) && inside(gids, host.egid()) == root(gids));
  }

  /** Whether what is made together with the user namespace belongs to nobody inside. */
  static boolean startsAsNobody(Container container) {
    return Namespaces.makesUser(container) && !of(container).isRoot(container.host());
  }

  /** In a joined namespace nobody knows whether 0 is an id of it. */
  static void becomeRootOfJoined(Steps steps, Container container) {
    if (!container.host().rootless()) {
      steps
          .because("leave the caller's groups, which the user namespace may not let go")
          .call(Syscall.SETGROUPS, Arg.ZERO, Arg.NULL);
    }
    Namespaces.join(steps, container, NamespaceType.USER);
    Label nobody = steps.label("no_root");
    become(steps, OnError.FAIL.or(Steps.error("EINVAL"), nobody), 0, 0);
    NamespaceEntry.dieWithSupervisor(steps.mark(nobody));
  }

  private static void become(Steps steps, OnError onError, long uid, long gid) {
    Arg user = Arg.number(uid);
    Arg group = Arg.number(gid);
    steps
        .call(onError, Syscall.SETRESGID, group, group, group)
        .call(onError, Syscall.SETRESUID, user, user, user);
  }

  private static long root(List<IdMapping> mappings) {
    boolean zero = mappings.stream().anyMatch(mapping -> mapping.containerID() == 0);
    return zero ? 0 : mappings.get(0).containerID();
  }

  /** What host id {@code id} is inside; -1 for nobody. */
  private static long inside(List<IdMapping> mappings, long id) {
    return mappings.stream()
        .filter(map -> map.hostID() <= id && id < map.hostID() + map.size())
        .mapToLong(map -> map.containerID() + id - map.hostID())
        .findFirst()
        .orElse(-1);
  }

  private static void writeOwn(Steps steps, String file, String content) {
    steps
        .call(
            FILE,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/proc/self/" + file),
            flags("O_WRONLY|O_CLOEXEC"),
            Arg.ZERO)
        .call(Syscall.WRITE, Arg.value(FILE), Arg.text(content), Arg.number(content.length()))
        .call(Syscall.CLOSE, Arg.value(FILE));
  }

  /** The ids inside, in words: {@code 0, 1 to 65536}. */
  static String ranges(List<IdMapping> mappings) {
    return mappings.stream()
        .map(map -> map.size() == 1
            ? String.valueOf(map.containerID())
            : map.containerID() + " to " + (map.containerID() + map.size() - 1))
        .collect(Collectors.joining(", "));
  }

  /** The lines of a map file. */
  static String text(List<IdMapping> mappings) {
    return mappings.stream()
        .map(map -> map.containerID() + " " + map.hostID() + " " + map.size() + "\n")
        .collect(Collectors.joining());
  }
}
