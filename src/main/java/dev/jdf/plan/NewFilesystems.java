package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes the filesystems that the config asks for, still detached: /proc, /dev, tmpfs. This is before
 * the change of the root, because the kernel lets a user namespace mount procfs and sysfs only while
 * the host's are in sight.
 */
final class NewFilesystems {

  /** A procfs of the container that nothing of the image can have altered. */
  static final Slot PROC = new Slot("proc");

  /** The directory mount that hides masked directories. */
  static final Slot MASK_DIRECTORY = new Slot("mask_directory");

  private static final Slot CONTEXT = new Slot("filesystem_context");

  private static final Pattern GROUP = Pattern.compile("gid=[0-9]{1,10}");

  private NewFilesystems() {}

  static void write(Steps steps, Container container) {
    for (MountRequest request : MountRequest.all(container)) {
      if (request.action() == MountRequest.Action.NEW) {
        make(steps, container, request);
      }
    }
    if (needsOwnProc(container)) {
      steps.because("make a procfs");
      make(steps, PROC, "proc", List.of(), MountAttributes.NONE);
    }
    if (!container.linux().maskedPaths().isEmpty()) {
      steps.because("make an empty directory to mask directories");
      make(
          steps,
          MASK_DIRECTORY,
          "tmpfs",
          List.of("mode=755", "nr_inodes=1"),
          MountAttributes.NONE
              .with("MOUNT_ATTR_RDONLY")
              .with("MOUNT_ATTR_NOSUID")
              .with("MOUNT_ATTR_NODEV")
              .with("MOUNT_ATTR_NOEXEC"));
    }
  }

  /** Leaves in {@code mount} a detached mount of a new filesystem. */
  static void make(
      Steps steps, Slot mount, String type, List<String> data, MountAttributes attributes) {
    FilesystemContext filesystem = new FilesystemContext(steps, CONTEXT, OnError.FAIL);
    filesystem.open(type);
    Origin reason = steps.reason();
    for (String option : data) {
      boolean asked = !option.startsWith("source=");
      steps.because(asked ? reason.with(" with " + option) : reason);
      filesystem.set(option);
    }
    steps.because(reason);
    filesystem.mount(mount, attributes);
  }

  private static void make(Steps steps, Container container, MountRequest request) {
    steps.because(container.origin(
        request.pointer(), "mount " + request.type() + " on " + request.destination()));
    if (request.type().equals("cgroup")) {
      CgroupMount.make(steps, container, request);
      return;
    }
    List<String> data = request.allData().stream()
        .filter(option -> isPossible(container, option))
        .toList();
    make(steps, request.mount(), request.type(), data, atFirst(request));
    new MountAttributes(List.of(), List.of(), request.attributes().propagation())
        .set(steps, request.mount(), false);
    request.recursiveAttributes().set(steps, request.mount(), true);
    if (isTrustedProc(request)) {
      steps.set(PROC, Arg.value(request.mount()));
    }
  }

  /**
   * Device nodes of a new filesystem cannot be opened unless the config says dev: whoever has
   * CAP_MKNOD could otherwise open any device of the host. devpts is made of devices.
   */
  private static MountAttributes withoutDevices(MountRequest request) {
    boolean wanted = request.type().equals("devpts")
        || request.attributes().clear().contains("MOUNT_ATTR_NODEV");
    return wanted ? request.attributes() : request.attributes().with("MOUNT_ATTR_NODEV");
  }

  /** A tmpfs is read-only only once all that belongs into it is there. */
  private static MountAttributes atFirst(MountRequest request) {
    MountAttributes attributes = withoutDevices(request);
    return Placement.isProtectedLast(request)
        ? attributes.without("MOUNT_ATTR_RDONLY")
        : attributes;
  }

  /** A group that the user namespace has no number for cannot own anything; crun leaves it out too. */
  private static boolean isPossible(Container container, String option) {
    return !GROUP.matcher(option).matches()
        || IdMaps.mapsGroup(container, Long.parseLong(option.substring("gid=".length())));
  }

  static boolean isTrustedProc(MountRequest request) {
    return request.action() == MountRequest.Action.NEW
        && request.type().equals("proc")
        && request.destination().equals("/proc");
  }

  private static boolean needsOwnProc(Container container) {
    return (!container.linux().sysctl().isEmpty() || SecurityLabels.areSet(container))
        && !hasProc(container)
        && mayMakeProc(container);
  }

  /** Whether {@link #PROC} is there if somebody needs it. */
  static boolean canHaveProc(Container container) {
    return hasProc(container) || mayMakeProc(container);
  }

  private static boolean hasProc(Container container) {
    return MountRequest.all(container).stream().anyMatch(NewFilesystems::isTrustedProc);
  }

  private static boolean mayMakeProc(Container container) {
    return !container.makes(NamespaceType.USER) || container.makes(NamespaceType.PID);
  }
}
