package dev.jdf.plan;

import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;
import dev.jdf.oci.ProcFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the detached mounts in their places, in the order of the config; the root is ours by now. */
final class Placement {

  /** The directory mounts whose mount points must not be symbolic links of the image. */
  static final Set<String> PLAIN = Set.of("/proc", "/sys", "/dev");

  private static final Slot MODE = new Slot("mount_point_mode");

  private Placement() {}

  static void write(Steps steps, Container container) {
    steps.because("make files with the modes that are asked for").call(Syscall.UMASK, Arg.ZERO);
    List<MountRequest> requests = MountRequest.all(container);
    for (MountRequest request : requests) {
      place(steps, container, request);
      if (isNewDev(request)) {
        fillNewDev(steps, container, request);
      } else if (CgroupMount.isTree(container, request)) {
        CgroupMount.fill(steps, container, request);
      }
    }
    if (requests.stream().noneMatch(request -> request.destination().equals("/dev"))) {
      fillDevOfImage(steps, container);
    }
    DeviceNodes.placeAsked(steps, container);
  }

  /** When every mount point, device and terminal is made. */
  static void finish(Steps steps, Container container) {
    for (MountRequest request : MountRequest.all(container)) {
      if (isProtectedLast(request)) {
        steps.because(
            container.origin(request.pointer(), "make " + request.destination() + " read-only"));
        MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, request.mount(), false);
      }
    }
  }

  /** Whether it is a new directory that something may have to be put into, and read-only after. */
  static boolean isProtectedLast(MountRequest request) {
    return request.action() == MountRequest.Action.NEW
        && request.type().equals("tmpfs")
        && request.attributes().set().contains("MOUNT_ATTR_RDONLY");
  }

  /** Whether the config brings a /dev of the host with all its nodes. */
  static boolean bringsOwnDev(Container container) {
    return MountRequest.all(container).stream()
        .anyMatch(request -> request.isBind() && request.destination().equals("/dev"));
  }

  private static void place(Steps steps, Container container, MountRequest request) {
    String destination = request.destination();
    steps.because(
        container.origin(request.pointer(), "mount " + request.what() + " on " + destination));
    if (PLAIN.contains(destination)) {
      MountPoints.openPlain(steps, destination.substring(1));
    } else {
      MountPoints.open(steps, destination, kind(request));
      if (!ProcFiles.COVERABLE.contains(destination)) {
        MountPoints.refuseProc(steps);
      }
      if (request.action() != MountRequest.Action.CHANGE) {
        MountPoints.refuseRoot(steps);
        MountPoints.refuseOtherKind(steps, kind(request));
        copyMode(steps, request);
      }
    }
    if (request.action() == MountRequest.Action.CHANGE) {
      request.attributes().set(steps, MountPoints.TARGET, false);
      request.recursiveAttributes().set(steps, MountPoints.TARGET, true);
    } else {
      MountPoints.attach(steps, request.mount());
    }
  }

  /**
   * An empty directory in the place of another takes its mode, as docker and runc have it, unless the
   * config gives one. What {@link MountPoints#refuseRoot} has looked at is the mount point.
   */
  private static void copyMode(Steps steps, MountRequest request) {
    if (!takesMode(request)) {
      return;
    }
    Label made = steps.label("mode_of_its_own");
    steps.branch(Arg.value(MountPoints.WAS_THERE), Comparison.EQUAL, Arg.ZERO, made);
    FileStatus.permissions(steps, MODE);
    steps
        .call(Syscall.FCHMODAT, Arg.value(request.mount()), Arg.text("."), Arg.value(MODE))
        .mark(made);
  }

  private static boolean takesMode(MountRequest request) {
    return request.action() == MountRequest.Action.NEW
        && request.type().equals("tmpfs")
        && request.data().stream().noneMatch(option -> option.startsWith("mode="));
  }

  private static Arg kind(MountRequest request) {
    return request.isBind() ? Arg.value(request.isDirectory()) : Arg.number(1);
  }

  private static boolean isNewDev(MountRequest request) {
    return request.action() == MountRequest.Action.NEW && request.destination().equals("/dev");
  }

  private static void fillNewDev(Steps steps, Container container, MountRequest request) {
    steps.set(DeviceNodes.DEV, Arg.value(request.mount()));
    DeviceNodes.placeDefaults(steps, container, true);
    Set<String> made = new HashSet<>();
    for (MountRequest other : MountRequest.all(container)) {
      String name = other.destination().replaceFirst("^/dev/", "");
      boolean directlyInDev = other.destination().startsWith("/dev/") && !name.contains("/");
      boolean ready = other.action() == MountRequest.Action.NEW && !takesMode(other);
      if (directlyInDev && ready && made.add(name)) {
        steps
            .because("make " + other.destination())
            .call(Syscall.MKDIRAT, Arg.value(DeviceNodes.DEV), Arg.text(name), octal(0755));
      }
    }
  }

  /** Without a mount on /dev the nodes go on top of the image's files, which must be no links. */
  private static void fillDevOfImage(Steps steps, Container container) {
    steps.because("open /dev");
    MountPoints.openPlain(steps, "dev");
    steps.set(DeviceNodes.DEV, Arg.value(MountPoints.TARGET));
    DeviceNodes.placeDefaults(steps, container, false);
  }
}
