package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;

/**
 * The folder of the host where what a container writes is kept. What is in there may be set-uid
 * programs of the image's choice, so nobody but the caller may even enter it.
 */
final class KeptFolder {

  /** Held by the supervisor for as long as it lives, with a lock. */
  private static final Slot FOLDER = new Slot("kept_folder");

  private static final Slot INODE = new Slot("kept_inode");
  private static final Slot DEVICE = new Slot("kept_device");
  private static final Slot NOW_INODE = new Slot("kept_now_inode");
  private static final Slot NOW_DEVICE = new Slot("kept_now_device");
  private static final Slot UID = new Slot("kept_uid");
  private static final Slot GID = new Slot("kept_gid");
  private static final Slot MODE = new Slot("kept_mode");
  private static final Slot FILESYSTEM = new Slot("kept_filesystem");
  private static final Slot FLAGS = new Slot("kept_flags");
  private static final Arg.Buffer STATFS = new Arg.Buffer("statfs", 120);

  /** Offset of f_flags in struct statfs, statfs(2). */
  private static final int F_FLAGS = 80;

  private KeptFolder() {}

  /**
   * The supervisor's part: makes the folder where it is missing, looks at it and locks it, for two
   * runs that write to the same files would see what neither wrote.
   */
  static void claim(Steps steps, Host host, String folder) {
    Label there = steps.label("there");
    Origin reason = origin("keep what is written in " + folder);
    steps
        .because(reason)
        .call(
            OnError.FAIL.or(Steps.error("EEXIST"), there),
            Syscall.MKDIRAT,
            flags("AT_FDCWD"),
            Arg.text(folder),
            octal(0700))
        .mark(there)
        .call(
            FOLDER,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text(folder),
            flags("O_RDONLY|O_DIRECTORY|O_NOFOLLOW|O_CLOEXEC"),
            Arg.ZERO);
    mustBeOwn(steps, host, reason);
    mustTakeWrites(steps, reason);
    steps.because(reason);
    new FileLock(FOLDER, "LOCK_EX")
        .take(steps, OnError.FAIL, reason.with(", which another run is using"));
  }

  private static void mustBeOwn(Steps steps, Host host, Origin reason) {
    FileStatus.withOwner(steps, FOLDER, UID, GID);
    FileStatus.permissions(steps, MODE);
    steps
        .load(INODE, Width.U64, FileStatus.INODE)
        .load(DEVICE, Width.U64, FileStatus.DEVICE)
        .because(reason.with(", which belongs to another user"))
        .refuseUnless(UID, Comparison.EQUAL, Arg.number(host.euid()), "EPERM")
        .because(reason.with(", which others may enter: give it mode 0700"))
        .compute(MODE, Arg.value(MODE), Arithmetic.AND, octal(0077))
        .refuseUnless(MODE, Comparison.EQUAL, Arg.ZERO, "EPERM");
  }

  /** The kernel's own word for either would be EINVAL. */
  private static void mustTakeWrites(Steps steps, Origin reason) {
    steps
        .because(reason)
        .call(Syscall.FSTATFS, Arg.value(FOLDER), STATFS)
        .load(FILESYSTEM, Width.U64, STATFS)
        .because(reason.with(", which is on an overlay itself: name one on another file system"))
        .refuseUnless(
            FILESYSTEM, Comparison.NOT_EQUAL, flags("OVERLAYFS_SUPER_MAGIC"), "EOPNOTSUPP")
        .because(reason)
        .load(FLAGS, Width.U64, new Arg.Inside(STATFS, F_FLAGS))
        .compute(FLAGS, Arg.value(FLAGS), Arithmetic.AND, flags("MS_RDONLY"))
        .refuseUnless(FLAGS, Comparison.EQUAL, Arg.ZERO, "EROFS");
  }

  /**
   * The part of the container's process: leaves in {@code mount} a detached mount of the folder. It
   * is opened once more, for a descriptor of the supervisor is one of another mount namespace.
   */
  static void open(Steps steps, String folder, Slot mount) {
    Origin reason = origin("keep what is written in " + folder);
    steps
        .because(reason)
        .call(Syscall.CLOSE, Arg.value(FOLDER))
        .call(
            mount,
            Syscall.OPEN_TREE,
            flags("AT_FDCWD"),
            Arg.text(folder),
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_SYMLINK_NOFOLLOW"));
    FileStatus.of(steps, mount);
    steps
        .load(NOW_INODE, Width.U64, FileStatus.INODE)
        .load(NOW_DEVICE, Width.U64, FileStatus.DEVICE)
        .because(reason.with(", which is another folder now"))
        .refuseUnless(NOW_INODE, Comparison.EQUAL, Arg.value(INODE), "ESTALE")
        .refuseUnless(NOW_DEVICE, Comparison.EQUAL, Arg.value(DEVICE), "ESTALE")
        .because(reason);
  }

  private static Origin origin(String purpose) {
    return new Origin("", purpose);
  }
}
