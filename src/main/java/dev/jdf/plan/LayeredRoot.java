package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;
import java.util.List;

/**
 * A root that is written to elsewhere: the tree that the config names stays as it is, and shines
 * through {@link Overlay} where nothing was written, or is copied.
 *
 * <p>All happens in a tmpfs of the container's own mount namespace, so that nothing of it is left on
 * the host whenever a run is killed. Overlayfs takes no descriptors on every kernel that jexec runs
 * on, only names; those are all short ones of ours in that tmpfs, and never one that the caller or
 * the image has chosen.
 */
final class LayeredRoot {

  /** The tree that the config names: detached at first, then {@code lower} in the tmpfs. */
  static final Slot LOWER = new Slot("lower");

  /** The tmpfs. */
  static final Slot SCRATCH = new Slot("scratch");

  /** The first descriptor that is no standard one. */
  private static final int LOWEST = 3;

  private static final Slot HELD = new Slot("held_tree");
  private static final Slot HOST_FLAGS = new Slot("lower_flags");
  private static final Slot BIT = new Slot("lower_flag");
  private static final Arg.Buffer STATFS = new Arg.Buffer("statfs", 120);

  /** Offset of f_flags in struct statfs, statfs(2). */
  private static final int F_FLAGS = 80;

  private LayeredRoot() {}

  /** The supervisor's part, before there is a container. */
  static void prepare(Steps steps, Container container) {
    if (container.options().writes() instanceof RootWrites.Kept kept) {
      KeptFolder.claim(steps, container.host(), kept.folder());
    }
  }

  /**
   * A shared lock on the tree's directory says that it is in use, for as long as the supervisor lives:
   * who wants to remove a tree asks for one alone. Where there is no tree, or none that may be read,
   * the container's side will say so.
   */
  static void hold(Steps steps, Container container) {
    if (!isAsked(container)) {
      return;
    }
    Label held = steps.label("held");
    Origin reason = origin(container, "hold the root filesystem");
    steps
        .because(reason)
        .call(
            HELD,
            OnError.GO_ON,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text(container.hostPath(container.root().path())),
            flags("O_RDONLY|O_DIRECTORY|O_CLOEXEC"),
            Arg.ZERO)
        .branch(Arg.value(HELD), Comparison.LESS, Arg.ZERO, held);
    new FileLock(HELD, "LOCK_SH")
        .take(steps, OnError.GO_ON, reason.with(", which is being removed"));
    steps.mark(held);
  }

  /** Closes every descriptor but the standard ones and the one that holds the tree. */
  static void closeOthers(Steps steps) {
    Label none = steps.label("not_held");
    Label closed = steps.label("others_closed");
    steps
        .branch(Arg.value(HELD), Comparison.LESS, Arg.ZERO, none)
        .call(OnError.GO_ON, Syscall.DUP3, Arg.value(HELD), Arg.number(LOWEST), flags("O_CLOEXEC"))
        .set(HELD, Arg.number(LOWEST))
        .call(Syscall.CLOSE_RANGE, Arg.number(LOWEST + 1), Supervisor.ALL_DESCRIPTORS, Arg.ZERO)
        .jump(closed)
        .mark(none)
        .call(Syscall.CLOSE_RANGE, Arg.number(LOWEST), Supervisor.ALL_DESCRIPTORS, Arg.ZERO)
        .mark(closed);
  }

  static boolean isAsked(Container container) {
    return !(container.options().writes() instanceof RootWrites.InPlace);
  }

  /** After the last look at the host's /dev, which the tmpfs covers: every machine has that one. */
  static void write(Steps steps, Container container) {
    if (!isAsked(container)) {
      return;
    }
    steps
        .because(origin(container, "layer the root filesystem"))
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(HELD))
        .call(Syscall.UMASK, Arg.ZERO);
    NewFilesystems.make(
        steps,
        SCRATCH,
        "tmpfs",
        List.of("mode=700"),
        MountAttributes.NONE.with("MOUNT_ATTR_NODEV"));
    attach(steps, SCRATCH, flags("AT_FDCWD"), "/dev");
    mountInScratch(steps, LOWER, "lower");
    UpperLayer.write(steps, container);
    steps
        .because(origin(container, "layer the root filesystem"))
        .call(Syscall.FCHDIR, Arg.value(SCRATCH));
    Overlay.write(steps, container);
    steps.because(origin(container, "layer the root filesystem"));
    FileStatus.of(steps, HostSources.ROOT);
    steps
        .load(HostSources.ROOT_INODE, Width.U64, FileStatus.INODE)
        .load(HostSources.ROOT_DEVICE, Width.U64, FileStatus.DEVICE);
    keepFlags(steps);
    steps.call(Syscall.CLOSE, Arg.value(LOWER)).call(Syscall.CLOSE, Arg.value(SCRATCH));
  }

  /** Why a step is there: it is the line that names the root that asks for all this. */
  static Origin origin(Container container, String purpose) {
    return container.origin("/root/path", purpose + " " + container.root().path());
  }

  /** Gives a detached mount the name {@code name} in the tmpfs. */
  static void mountInScratch(Steps steps, Slot mount, String name) {
    steps.call(Syscall.MKDIRAT, Arg.value(SCRATCH), Arg.text(name), octal(0700));
    attach(steps, mount, Arg.value(SCRATCH), name);
  }

  private static void attach(Steps steps, Slot mount, Arg directory, String name) {
    steps.call(
        Syscall.MOVE_MOUNT,
        Arg.value(mount),
        Arg.text(""),
        directory,
        Arg.text(name),
        flags("MOVE_MOUNT_F_EMPTY_PATH"));
  }

  /** What the host does not allow in the tree, set-uid programs or any, is not allowed here. */
  private static void keepFlags(Steps steps) {
    steps
        .call(Syscall.FSTATFS, Arg.value(LOWER), STATFS)
        .load(HOST_FLAGS, Width.U64, new Arg.Inside(STATFS, F_FLAGS));
    keepFlag(steps, "MS_NOSUID", "MOUNT_ATTR_NOSUID");
    keepFlag(steps, "MS_NOEXEC", "MOUNT_ATTR_NOEXEC");
  }

  /** The flags of statfs(2) have the numbers of mount(2). */
  private static void keepFlag(Steps steps, String flag, String attribute) {
    Label unset = steps.label("flag_unset");
    steps
        .compute(BIT, Arg.value(HOST_FLAGS), Arithmetic.AND, flags(flag))
        .branch(Arg.value(BIT), Comparison.EQUAL, Arg.ZERO, unset);
    MountAttributes.NONE.with(attribute).set(steps, HostSources.ROOT, false);
    steps.mark(unset);
  }
}
