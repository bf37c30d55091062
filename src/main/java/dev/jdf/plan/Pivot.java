package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * Makes the root tree the root and lets go of the host's. From here on no path, {@code ..},
 * symbolic link or race can name a file of the host.
 */
final class Pivot {

  private static final Slot INODE = new Slot("new_inode");
  private static final Slot DEVICE = new Slot("new_device");
  private static final Slot SLASH = new Slot("slash");

  private Pivot() {}

  static void write(Steps steps, Container container) {
    steps
        .because(container.origin(
            "/root/path", "change the root to " + container.root().path()))
        .call(
            Syscall.MOVE_MOUNT,
            Arg.value(HostSources.ROOT),
            Arg.text(""),
            flags("AT_FDCWD"),
            Arg.text("/"),
            flags("MOVE_MOUNT_F_EMPTY_PATH"))
        .call(Syscall.FCHDIR, Arg.value(HostSources.ROOT))
        .call(Syscall.PIVOT_ROOT, Arg.text("."), Arg.text("."))
        .call(Syscall.UMOUNT2, Arg.text("."), flags("MNT_DETACH"))
        .call(Syscall.CHDIR, Arg.text("/"));
    verify(steps);
  }

  /** Nothing that follows is safe unless "/" is the tree that was opened. */
  private static void verify(Steps steps) {
    Label different = steps.label("different");
    Label same = steps.label("same");
    steps.call(
        SLASH,
        Syscall.OPENAT,
        flags("AT_FDCWD"),
        Arg.text("/"),
        flags("O_PATH|O_DIRECTORY|O_CLOEXEC"),
        Arg.ZERO);
    FileStatus.of(steps, SLASH);
    steps
        .load(INODE, Width.U64, FileStatus.INODE)
        .load(DEVICE, Width.U64, FileStatus.DEVICE)
        .branch(
            Arg.value(INODE), Comparison.NOT_EQUAL, Arg.value(HostSources.ROOT_INODE), different)
        .branch(Arg.value(DEVICE), Comparison.EQUAL, Arg.value(HostSources.ROOT_DEVICE), same)
        .mark(different)
        .refuse("EXDEV")
        .mark(same);
  }
}
