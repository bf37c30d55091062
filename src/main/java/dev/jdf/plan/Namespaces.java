package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;
import dev.jdf.linux.Sysctl;
import dev.jdf.oci.Linux.TimeOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The namespaces that are joined and those that are made, namespaces(7). */
final class Namespaces {

  private static final Slot KIND = new Slot("namespace_kind");
  private static final Slot JOINED = new Slot("joined_namespace");
  private static final Slot OWN = new Slot("own_namespace");
  private static final Slot OFFSETS = new Slot("timens_offsets");

  private Namespaces() {}

  static boolean makesUser(Container container) {
    return container.makes(NamespaceType.USER) && !container.joins(NamespaceType.USER);
  }

  /**
   * Whether a process in between is needed, which enters the user namespace and starts the
   * container's first process in it: only so do a joined user namespace and a time namespace without
   * privileges own what is made with them.
   */
  static boolean inStages(Container container) {
    return container.joins(NamespaceType.USER)
        || (makesUser(container) && container.makes(NamespaceType.TIME));
  }

  /** Opens and checks the files of the namespaces to be joined, while the host's paths are there. */
  static void open(Steps steps, Container container) {
    for (NamespaceType type : joined(container)) {
      because(steps, container, type, "join the " + type.ociName() + " namespace ");
      Label right = steps.label("right_kind");
      Label wrong = steps.label("wrong_kind");
      steps
          .call(
              file(type),
              Syscall.OPENAT,
              flags("AT_FDCWD"),
              Arg.text(container.hostPath(path(container, type))),
              flags("O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC"),
              Arg.ZERO)
          .call(
              KIND,
              OnError.FAIL.or(Steps.error("ENOTTY"), wrong),
              Syscall.IOCTL,
              Arg.value(file(type)),
              flags("NS_GET_NSTYPE"),
              Arg.ZERO)
          .branch(Arg.value(KIND), Comparison.EQUAL, flags(type.cloneFlag()), right)
          .mark(wrong)
          .because(steps.reason().with(", which is no " + type.ociName() + " namespace"))
          .refuse("EINVAL")
          .mark(right);
      refuseHostsParameters(steps, container, type);
    }
  }

  /** A path may lead to the host's own namespace, whose parameters a container may not set. */
  private static void refuseHostsParameters(Steps steps, Container container, NamespaceType type) {
    Optional<String> key = container.linux().sysctl().keySet().stream()
        .filter(name -> Sysctl.namespaceOf(name).filter(type::equals).isPresent())
        .findFirst();
    if (key.isEmpty()) {
      return;
    }
    Label other = steps.label("not_the_hosts");
    steps.because(container.origin(
        "/linux/sysctl/" + key.get().replace("~", "~0").replace("/", "~1"),
        "set " + key.get() + " in " + path(container, type) + ", the host's own namespace"));
    FileStatus.of(steps, file(type));
    steps.load(JOINED, Width.U64, FileStatus.INODE);
    FileStatus.ofHost(steps, "/proc/self/ns/" + type.file());
    steps
        .load(OWN, Width.U64, FileStatus.INODE)
        .branch(Arg.value(OWN), Comparison.NOT_EQUAL, Arg.value(JOINED), other)
        .refuse("EINVAL")
        .mark(other);
  }

  /** Joins everything but a user namespace, which comes first, and a mount namespace, the last. */
  static void joinOthers(Steps steps, Container container) {
    for (NamespaceType type : joined(container)) {
      if (type != NamespaceType.USER && type != NamespaceType.MOUNT) {
        join(steps, container, type);
      }
    }
  }

  static void join(Steps steps, Container container, NamespaceType type) {
    if (!container.joins(type)) {
      return;
    }
    because(steps, container, type, "join the " + type.ociName() + " namespace ");
    steps.call(Syscall.SETNS, Arg.value(file(type)), flags(type.cloneFlag()));
  }

  /** Before the user changes: then the process may no longer be the owner of its own files. */
  static void openClocks(Steps steps, Container container) {
    if (!offsets(container).isEmpty() && container.makes(NamespaceType.TIME)) {
      steps
          .because(container.origin("/linux/timeOffsets", "set the clocks"))
          .call(
              OFFSETS,
              Syscall.OPENAT,
              flags("AT_FDCWD"),
              Arg.text("/proc/self/timens_offsets"),
              flags("O_WRONLY|O_CLOEXEC"),
              Arg.ZERO);
    }
  }

  /** Makes a time namespace for the processes that this one starts, with its clocks set. */
  static void makeTime(Steps steps, Container container) {
    if (!container.makes(NamespaceType.TIME)) {
      return;
    }
    because(steps, container, NamespaceType.TIME, "make a time namespace");
    steps.call(Syscall.UNSHARE, flags("CLONE_NEWTIME"));
    String offsets = offsets(container);
    if (!offsets.isEmpty()) {
      steps
          .because(container.origin("/linux/timeOffsets", "set the clocks"))
          .call(Syscall.WRITE, Arg.value(OFFSETS), Arg.text(offsets), Arg.number(offsets.length()));
    }
  }

  private static String offsets(Container container) {
    return Optional.ofNullable(container.linux().timeOffsets())
        .map(both -> line("monotonic", Optional.ofNullable(both.monotonic()))
            + line("boottime", Optional.ofNullable(both.boottime())))
        .orElse("");
  }

  private static String line(String clock, Optional<TimeOffset> offset) {
    return offset
        .map(time -> clock + " " + time.secs() + " " + time.nanosecs() + "\n")
        .orElse("");
  }

  /** What clone(2) makes at once; {@code user} says whether a user namespace is to be one of it. */
  static List<String> cloneFlags(Container container, boolean user) {
    List<String> names = new ArrayList<>();
    for (NamespaceType type : NamespaceType.values()) {
      boolean makes = switch (type) {
        case USER -> user && makesUser(container);
        case TIME -> false;
        case CGROUP -> container.makes(type) && !Cgroups.areMade(container);
        case IPC -> container.makes(type) && !(user && IdMaps.startsAsNobody(container));
        case PID, NETWORK, MOUNT, UTS -> container.makes(type);
      };
      if (makes) {
        names.add(type.cloneFlag());
      }
    }
    return names;
  }

  /**
   * The root of the message queues belongs to whoever makes the IPC namespace, so that waits until
   * the process has its ids.
   */
  static void makeIpc(Steps steps, Container container) {
    if (container.makes(NamespaceType.IPC) && IdMaps.startsAsNobody(container)) {
      because(steps, container, NamespaceType.IPC, "make an ipc namespace");
      steps.call(Syscall.UNSHARE, flags("CLONE_NEWIPC"));
    }
  }

  private static List<NamespaceType> joined(Container container) {
    return List.of(NamespaceType.values()).stream().filter(container::joins).toList();
  }

  private static Slot file(NamespaceType type) {
    return new Slot("namespace_" + type.file());
  }

  private static String path(Container container, NamespaceType type) {
    return container.namespace(type).map(namespace -> namespace.path()).orElse("");
  }

  private static void because(
      Steps steps, Container container, NamespaceType type, String purpose) {
    List<String> types = container.linux().namespaces().stream()
        .map(namespace -> namespace.type())
        .toList();
    steps.because(container.origin(
        "/linux/namespaces/" + types.indexOf(type.ociName()),
        (purpose + path(container, type)).strip()));
  }
}
