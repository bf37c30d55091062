package dev.jdf.plan;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.MountOption;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import dev.jdf.oci.ProcFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Mounts have a target that may be covered, a source, and options that are understood. */
final class MountRules {

  /** Options that no mount has by itself, but its whole filesystem. */
  private static final Set<String> OF_FILESYSTEM = Set.of("sync", "dirsync", "lazytime", "mand");

  private MountRules() {}

  static void check(Container container, Refusals refusals) {
    List<Config.Mount> mounts = container.config().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      String pointer = "/mounts/" + i;
      MountRequest request = MountRequest.of(container, i);
      checkTarget(request, pointer, refusals);
      checkSource(mounts.get(i), request, pointer, refusals);
      checkOptions(mounts.get(i), pointer, refusals);
      warnOfMissing(container, request, refusals);
    }
    checkCovered(MountRequest.all(container), refusals);
    checkShared(container, refusals);
    checkRoot(container.root(), refusals);
    checkList("/linux/maskedPaths", container.linux().maskedPaths(), refusals);
    checkList("/linux/readonlyPaths", container.linux().readonlyPaths(), refusals);
    checkPropagation(container, refusals);
  }

  private static void warnOfMissing(Container container, MountRequest request, Refusals refusals) {
    if (request.isMissing(container)) {
      refusals.warn(
          PlanCode.DEGRADED,
          request.pointer(),
          "the host has no " + request.source() + " to show, and so the container has none");
    }
  }

  private static void checkTarget(MountRequest request, String pointer, Refusals refusals) {
    String target = request.destination();
    boolean change = request.action() == MountRequest.Action.CHANGE;
    if (target.equals("/") && !change) {
      refusals.refuse(
          PlanCode.BAD_MOUNT,
          pointer + "/destination",
          "nothing can be mounted on /: it would cover the root filesystem");
    }
    boolean inProc = target.startsWith("/proc/") && !ProcFiles.COVERABLE.contains(target);
    if (inProc && !change) {
      refusals.refuse(
          PlanCode.BAD_MOUNT,
          pointer + "/destination",
          "nothing can be mounted inside /proc: programs trust what it says");
    }
    boolean procfs = request.isBind()
        ? AbsolutePath.clean(request.source()).equals("/proc")
        : request.type().equals("proc");
    if (target.equals("/proc") && !change && !procfs) {
      refusals.refuse(
          PlanCode.BAD_MOUNT,
          pointer,
          "only procfs can be mounted on /proc, and this is " + request.what());
    }
    ProcessRules.checkLength(target, pointer + "/destination", refusals);
  }

  private static void checkSource(
      Config.Mount mount, MountRequest request, String pointer, Refusals refusals) {
    String source = mount.source();
    if (request.isBind() && MountOptions.of(mount.options()).action() != MountRequest.Action.NEW) {
      if (source == null || source.isEmpty()) {
        refusals.refuse(PlanCode.BAD_MOUNT, pointer, "a bind mount needs a source");
      } else {
        ProcessRules.checkLength(source, pointer + "/source", refusals);
      }
    }
    boolean nothing =
        request.action() == MountRequest.Action.NEW && request.type().equals("none");
    if (nothing) {
      refusals.refuse(
          PlanCode.BAD_MOUNT, pointer, "a mount needs a type, or the option bind or rbind");
    }
  }

  private static void checkOptions(Config.Mount mount, String pointer, Refusals refusals) {
    List<String> options = mount.options();
    MountRequest.Action action = MountOptions.of(options).action();
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      String place = pointer + "/options/" + i;
      if (MountOption.find(option).filter(MountRules::isUnsupported).isPresent()) {
        refusals.refuse(
            PlanCode.NOT_SUPPORTED, place, "the mount option " + option + " is not supported yet");
      } else if (action != MountRequest.Action.NEW) {
        checkWithoutData(option, action, place, refusals);
      }
    }
    if (!mount.uidMappings().isEmpty() || !mount.gidMappings().isEmpty()) {
      refusals.refuse(PlanCode.NOT_SUPPORTED, pointer, "id-mapped mounts are not supported yet");
    }
  }

  /** The kernel reads options of a filesystem only where it makes one, and is silent elsewhere. */
  private static void checkWithoutData(
      String option, MountRequest.Action action, String place, Refusals refusals) {
    boolean changes = action == MountRequest.Action.CHANGE;
    if (MountOption.find(option).isEmpty()) {
      refusals.refuseName(
          PlanCode.BAD_MOUNT,
          place,
          option + " is no option of a mount that "
              + (changes ? "is there" : "shows what is there"),
          option,
          MountOption.all().stream().map(MountOption::name).toList());
    } else if (changes && OF_FILESYSTEM.contains(option)) {
      refusals.refuse(
          PlanCode.NOT_SUPPORTED, place, "to remount with " + option + " is not supported yet");
    }
  }

  private static boolean isUnsupported(MountOption option) {
    return switch (option.kind()) {
      case IDMAP -> true;
      case SPECIAL -> !option.name().equals("defaults");
      case FLAG, PROPAGATION, RECURSIVE -> false;
    };
  }

  private static void checkList(String pointer, List<String> paths, Refusals refusals) {
    for (int i = 0; i < paths.size(); i++) {
      if (!paths.get(i).startsWith("/")) {
        refusals.refuse(PlanCode.BAD_PATH, pointer + "/" + i, "the path must be absolute");
      }
      ProcessRules.checkLength(paths.get(i), pointer + "/" + i, refusals);
    }
  }

  /** A second mount would hide the first, and with it what is masked there. */
  private static void checkCovered(List<MountRequest> requests, Refusals refusals) {
    Set<String> seen = new HashSet<>();
    for (MountRequest request : requests) {
      boolean guarded = Placement.PLAIN.contains(request.destination())
          && request.action() != MountRequest.Action.CHANGE;
      if (guarded && !seen.add(request.destination())) {
        refusals.refuse(
            PlanCode.BAD_MOUNT,
            request.pointer() + "/destination",
            request.destination() + " is mounted twice: the second mount would undo what protects"
                + " the first");
      }
    }
  }

  /** What is mounted below a bind that is shared is mounted on the host as well. */
  private static void checkShared(Container container, Refusals refusals) {
    for (MountRequest request : MountRequest.all(container)) {
      if (HostSources.isShared(container, request)) {
        Linux linux = container.linux();
        List<String> devices = linux.devices().stream().map(Linux.Device::path).toList();
        checkApart(request, "/linux/maskedPaths", linux.maskedPaths(), refusals);
        checkApart(request, "/linux/readonlyPaths", linux.readonlyPaths(), refusals);
        checkApart(request, "/linux/devices", devices, refusals);
        checkApart(request, "/mounts", others(container, request), refusals);
      }
    }
  }

  /** The places of mounts; nothing for the mount itself. */
  private static List<String> others(Container container, MountRequest shared) {
    return MountRequest.all(container).stream()
        .map(it -> it.pointer().equals(shared.pointer()) ? "" : it.destination())
        .toList();
  }

  private static void checkApart(
      MountRequest shared, String pointer, List<String> paths, Refusals refusals) {
    for (int i = 0; i < paths.size(); i++) {
      if ((AbsolutePath.clean(paths.get(i)) + "/").startsWith(shared.destination() + "/")) {
        refusals.refuseBeside(
            PlanCode.BAD_MOUNT,
            pointer + "/" + i,
            paths.get(i) + " would be covered on the host, too",
            shared.pointer(),
            "this is shared with it");
      }
    }
  }

  private static void checkRoot(Config.Root root, Refusals refusals) {
    if (root.path().isEmpty()) {
      refusals.refuse(PlanCode.BAD_PATH, "/root/path", "the path is empty");
    }
    ProcessRules.checkLength(root.path(), "/root/path", refusals);
  }

  private static void checkPropagation(Container container, Refusals refusals) {
    String propagation = container.linux().rootfsPropagation();
    boolean known = propagation == null
        || MountOption.find(propagation)
            .filter(option -> option.kind() == MountOption.Kind.PROPAGATION)
            .isPresent();
    if (!known) {
      refusals.refuse(
          PlanCode.BAD_MOUNT,
          "/linux/rootfsPropagation",
          "the propagation is none of shared, slave, private and unbindable");
    }
  }
}
