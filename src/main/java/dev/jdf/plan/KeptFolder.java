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
    lock(steps, reason);
  }

  private static void mustBeOwn(Steps steps, Host host, Origin reason) {
    Label own = steps.label("own");
    Label closed = steps.label("closed_to_others");
    FileStatus.withOwner(steps, FOLDER, UID, GID);
    FileStatus.permissions(steps, MODE);
    steps
        .load(INODE, Width.U64, FileStatus.INODE)
        .load(DEVICE, Width.U64, FileStatus.DEVICE)
        .because(reason.with(", which belongs to another user"))
        .branch(Arg.value(UID), Comparison.EQUAL, Arg.number(host.euid()), own)
        .refuse("EPERM")
        .mark(own)
        .because(reason.with(", which others may enter: give it mode 0700"))
        .compute(MODE, Arg.value(MODE), Arithmetic.AND, octal(0077))
        .branch(Arg.value(MODE), Comparison.EQUAL, Arg.ZERO, closed)
        .refuse("EPERM")
        .mark(closed);
  }

  /** The kernel's own word for either would be EINVAL. */
  private static void mustTakeWrites(Steps steps, Origin reason) {
    Label other = steps.label("no_overlay");
    Label writable = steps.label("writable");
    steps
        .because(reason)
        .call(Syscall.FSTATFS, Arg.value(FOLDER), STATFS)
        .load(FILESYSTEM, Width.U64, STATFS)
        .because(reason.with(", which is on an overlay itself: name one on another file system"))
        .branch(Arg.value(FILESYSTEM), Comparison.NOT_EQUAL, flags("OVERLAYFS_SUPER_MAGIC"), other)
        .refuse("EOPNOTSUPP")
        .mark(other)
        .because(reason)
        .load(FLAGS, Width.U64, new Arg.Inside(STATFS, F_FLAGS))
        .compute(FLAGS, Arg.value(FLAGS), Arithmetic.AND, flags("MS_RDONLY"))
        .branch(Arg.value(FLAGS), Comparison.EQUAL, Arg.ZERO, writable)
        .refuse("EROFS")
        .mark(writable);
  }

  private static void lock(Steps steps, Origin reason) {
    Label used = steps.label("in_use");
    Label locked = steps.label("locked");
    steps
        .because(reason)
        .call(
            OnError.FAIL.or(Steps.error("EAGAIN"), used),
            Syscall.FLOCK,
            Arg.value(FOLDER),
            flags("LOCK_EX|LOCK_NB"))
        .jump(locked)
        .mark(used)
        .because(reason.with(", which another run is using"))
        .refuse("EBUSY")
        .mark(locked);
  }

  /**
   * The part of the container's process: leaves in {@code mount} a detached mount of the folder. It
   * is opened once more, for a descriptor of the supervisor is one of another mount namespace.
   */
  static void open(Steps steps, String folder, Slot mount) {
    Label different = steps.label("different");
    Label same = steps.label("same");
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
        .branch(Arg.value(NOW_INODE), Comparison.NOT_EQUAL, Arg.value(INODE), different)
        .branch(Arg.value(NOW_DEVICE), Comparison.EQUAL, Arg.value(DEVICE), same)
        .mark(different)
        .because(reason.with(", which is another folder now"))
        .refuse("ESTALE")
        .mark(same)
        .because(reason);
  }

  private static Origin origin(String purpose) {
    return new Origin("", purpose);
  }
}
