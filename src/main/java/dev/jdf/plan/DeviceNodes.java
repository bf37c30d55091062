package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Linux;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The device nodes of the container, config-linux.md#default-devices and #devices. /dev is mounted
 * nodev; each node is a mount of its own, so that CAP_MKNOD opens nothing.
 */
final class DeviceNodes {

  /** The container's /dev while nodes are put into it. */
  static final Slot DEV = new Slot("dev");

  private static final Slot OWN = new Slot("own_devices");

  private static final List<Linux.Device> DEFAULTS = List.of(
      device("/dev/null", 1, 3),
      device("/dev/zero", 1, 5),
      device("/dev/full", 1, 7),
      device("/dev/random", 1, 8),
      device("/dev/urandom", 1, 9),
      device("/dev/tty", 5, 0));

  /** Links that every container has: name in /dev, target. */
  private static final List<List<String>> LINKS = List.of(
      List.of("fd", "/proc/self/fd"),
      List.of("stdin", "/proc/self/fd/0"),
      List.of("stdout", "/proc/self/fd/1"),
      List.of("stderr", "/proc/self/fd/2"),
      List.of("core", "/proc/kcore"),
      List.of("ptmx", "pts/ptmx"));

  private DeviceNodes() {}

  /** On the host side: opens each default node of the host, makes the nodes that the config lists. */
  static void open(Steps steps, Container container) {
    List<Linux.Device> defaults = defaults(container);
    for (int i = 0; i < defaults.size(); i++) {
      steps.because("open " + defaults.get(i).path());
      openVerified(steps, defaultNode(i), defaults.get(i));
    }
    List<Linux.Device> asked = container.linux().devices();
    if (asked.isEmpty()) {
      return;
    }
    boolean mayMake = !container.makes(NamespaceType.USER) && !container.joins(NamespaceType.USER);
    if (mayMake) {
      prepareOwn(steps);
    }
    for (int i = 0; i < asked.size(); i++) {
      Linux.Device device = asked.get(i);
      if (isOfTerminals(device)) {
        continue;
      }
      steps.because(container.origin("/linux/devices/" + i, "device " + device.path()));
      if (mayMake) {
        make(steps, i, device);
      } else {
        openVerified(steps, node(i), device);
      }
    }
  }

  /** Opens a node of the host and makes sure that it is this device and no other file. */
  static void openVerified(Steps steps, Slot slot, Linux.Device device) {
    steps.call(
        slot,
        Syscall.OPEN_TREE,
        flags("AT_FDCWD"),
        Arg.text(device.path()),
        flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC"));
    FileStatus.of(steps, slot);
    FileStatus.mustBe(steps, type(device), "ENODEV");
    if (!device.type().equals("p")) {
      FileStatus.mustStandFor(steps, major(device), minor(device));
    }
  }

  /** Inside: the default nodes and links in the directory that {@link #DEV} stands for. */
  static void placeDefaults(Steps steps, Container container, boolean ownTmpfs) {
    List<Linux.Device> defaults = defaults(container);
    for (int i = 0; i < defaults.size(); i++) {
      String name = defaults.get(i).path().substring("/dev/".length());
      steps.because("device /dev/" + name);
      if (ownTmpfs) {
        placeInOwn(steps, defaultNode(i), name);
      } else {
        placeInImage(steps, defaultNode(i), name);
      }
    }
    for (List<String> link : LINKS) {
      steps.because("link /dev/" + link.get(0));
      Label there = steps.label("there");
      steps
          .call(
              OnError.FAIL.or(Steps.error("EEXIST"), there).or(Steps.error("EROFS"), there),
              Syscall.SYMLINKAT,
              Arg.text(link.get(1)),
              Arg.value(DEV),
              Arg.text(link.get(0)))
          .mark(there);
    }
  }

  /** Inside: the nodes that the config lists. */
  static void placeAsked(Steps steps, Container container) {
    List<Linux.Device> asked = container.linux().devices();
    for (int i = 0; i < asked.size(); i++) {
      String path = asked.get(i).path();
      if (isOfTerminals(asked.get(i))) {
        continue;
      }
      steps.because(container.origin("/linux/devices/" + i, "device " + path));
      MountPoints.open(steps, path, Arg.ZERO);
      MountPoints.refuseRoot(steps);
      MountPoints.refuseProc(steps);
      MountPoints.attach(steps, node(i));
    }
  }

  /** Nobody else can have a file in this tmpfs, so a name in it needs no look-up. */
  private static void placeInOwn(Steps steps, Slot node, String name) {
    steps
        .call(Syscall.MKNODAT, Arg.value(DEV), Arg.text(name), flags("S_IFREG|0644"), Arg.ZERO)
        .call(
            Syscall.MOVE_MOUNT,
            Arg.value(node),
            Arg.text(""),
            Arg.value(DEV),
            Arg.text(name),
            flags("MOVE_MOUNT_F_EMPTY_PATH"));
  }

  private static void placeInImage(Steps steps, Slot node, String name) {
    Label open = steps.label("open");
    Label missing = steps.label("missing");
    Label opened = steps.label("opened");
    steps
        .mark(open)
        .call(
            MountPoints.TARGET,
            OnError.FAIL.or(Steps.error("ENOENT"), missing).or(Steps.error("EAGAIN"), open),
            Syscall.OPENAT2,
            Arg.value(DEV),
            Arg.text(name),
            MountPoints.how("O_PATH|O_CLOEXEC", "RESOLVE_BENEATH|RESOLVE_NO_SYMLINKS"),
            MountPoints.HOW_SIZE)
        .jump(opened)
        .mark(missing)
        .call(Syscall.MKNODAT, Arg.value(DEV), Arg.text(name), flags("S_IFREG|0644"), Arg.ZERO)
        .jump(open)
        .mark(opened);
    MountPoints.attach(steps, node);
  }

  /** A tmpfs that takes device nodes, out of sight: it goes away with the host's tree. */
  private static void prepareOwn(Steps steps) {
    steps.because("prepare device nodes").call(Syscall.UMASK, Arg.ZERO);
    NewFilesystems.make(steps, OWN, "tmpfs", List.of("mode=700"), MountAttributes.NONE);
    steps.call(
        Syscall.MOVE_MOUNT,
        Arg.value(OWN),
        Arg.text(""),
        flags("AT_FDCWD"),
        Arg.text("/dev"),
        flags("MOVE_MOUNT_F_EMPTY_PATH"));
  }

  private static void make(Steps steps, int index, Linux.Device device) {
    Arg name = Arg.text("node" + index);
    Integer mode = device.fileMode();
    Arg.Number permissions = octal(mode == null ? 0666 : mode & 07777);
    steps
        .call(
            Syscall.MKNODAT,
            Arg.value(OWN),
            name,
            flags(type(device) + "|" + permissions.text()),
            new Arg.Number(
                encoded(device), "makedev(" + major(device) + ", " + minor(device) + ")"))
        .call(
            Syscall.FCHOWNAT,
            Arg.value(OWN),
            name,
            Arg.number(device.uid() == null ? 0 : device.uid()),
            Arg.number(device.gid() == null ? 0 : device.gid()),
            flags("AT_SYMLINK_NOFOLLOW"))
        .call(
            node(index),
            Syscall.OPEN_TREE,
            Arg.value(OWN),
            name,
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC"));
  }

  /**
   * Whether it is what a terminal is opened with. That is the container's own, whatever the config
   * says (config-linux.md#default-devices): the host's node would open nothing there.
   */
  private static boolean isOfTerminals(Linux.Device device) {
    return AbsolutePath.clean(device.path()).equals("/dev/ptmx");
  }

  /** The default nodes that the config does not bring itself. */
  private static List<Linux.Device> defaults(Container container) {
    List<Linux.Device> missing = new ArrayList<>(DEFAULTS);
    container
        .linux()
        .devices()
        .forEach(asked -> missing.removeIf(device -> device.path().equals(asked.path())));
    return Placement.bringsOwnDev(container) ? List.of() : missing;
  }

  private static Slot defaultNode(int index) {
    return new Slot("default_device_" + index);
  }

  private static Slot node(int index) {
    return new Slot("device_" + index);
  }

  private static Linux.Device device(String path, long major, long minor) {
    return new Linux.Device("c", path, major, minor, null, null, null);
  }

  private static String type(Linux.Device device) {
    return switch (device.type()) {
      case "b" -> "S_IFBLK";
      case "c", "u" -> "S_IFCHR";
      case "p" -> "S_IFIFO";
      default -> throw new IllegalArgumentException(device.type());
    };
  }

  private static long major(Linux.Device device) {
    return device.major() == null ? 0 : Objects.requireNonNull(device.major());
  }

  private static long minor(Linux.Device device) {
    return device.minor() == null ? 0 : Objects.requireNonNull(device.minor());
  }

  /** The kernel's new_encode_dev. */
  private static long encoded(Linux.Device device) {
    return (minor(device) & 0xff) | (major(device) << 8) | ((minor(device) & ~0xffL) << 12);
  }
}
