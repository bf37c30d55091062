package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.Syscall;

/**
 * Finds the places inside the container that something is mounted on. A name of the image is only
 * ever resolved below the root, and used by the descriptor that came of it.
 */
final class MountPoints {

  /** The descriptor of the mount point that was opened last. */
  static final Slot TARGET = new Slot("target");

  /** Size of struct open_how. */
  static final Arg HOW_SIZE = Arg.number(24);

  /** 1 if the mount point that was opened last by {@link #open} was there before. */
  static final Slot WAS_THERE = new Slot("target_was_there");

  private static final Slot INODE = new Slot("target_inode");
  private static final Slot DEVICE = new Slot("target_device");
  private static final Slot IS_DIRECTORY = new Slot("target_is_directory");
  private static final Slot MAGIC = new Slot("filesystem");
  private static final Arg.Buffer STATFS = new Arg.Buffer("statfs", 120);

  private MountPoints() {}

  /** How a path of the image is opened: never outside the root, never by a magic link. */
  static Arg inRoot(String openFlags) {
    return how(openFlags, "RESOLVE_IN_ROOT|RESOLVE_NO_MAGICLINKS");
  }

  /** A struct open_how of openat2(2). */
  static Arg how(String openFlags, String resolve) {
    return struct(
        field("flags", Width.U64, flags(openFlags)),
        field("mode", Width.U64, Arg.ZERO),
        field("resolve", Width.U64, flags(resolve)));
  }

  /**
   * Opens a directory right below the root that must not be a symbolic link, such as /proc, and
   * makes it where it is missing.
   */
  static void openPlain(Steps steps, String name) {
    Label open = steps.label("open");
    Label missing = steps.label("missing");
    Label opened = steps.label("opened");
    Arg how = how("O_PATH|O_DIRECTORY|O_CLOEXEC", "RESOLVE_IN_ROOT|RESOLVE_NO_SYMLINKS");
    steps
        .mark(open)
        .call(
            TARGET,
            OnError.FAIL.or(Steps.error("ENOENT"), missing).or(Steps.error("EAGAIN"), open),
            Syscall.OPENAT2,
            Arg.value(HostSources.ROOT),
            Arg.text(name),
            how,
            HOW_SIZE)
        .jump(opened)
        .mark(missing)
        .call(Syscall.MKDIRAT, Arg.value(HostSources.ROOT), Arg.text(name), octal(0755))
        .jump(open)
        .mark(opened);
  }

  /**
   * Opens {@code path} of the image and makes it where it is missing: a directory if the value of
   * {@code asDirectory} is not zero, else a file.
   */
  static void open(Steps steps, String path, Arg asDirectory) {
    Label open = steps.label("open");
    Label missing = steps.label("missing");
    Label opened = steps.label("opened");
    Arg text = Arg.text(path.substring(1));
    steps
        .set(WAS_THERE, Arg.number(1))
        .mark(open)
        .call(
            TARGET,
            OnError.FAIL.or(Steps.error("ENOENT"), missing).or(Steps.error("EAGAIN"), open),
            Syscall.OPENAT2,
            Arg.value(HostSources.ROOT),
            text,
            inRoot("O_PATH|O_CLOEXEC"),
            HOW_SIZE)
        .jump(opened)
        .mark(missing)
        .set(WAS_THERE, Arg.ZERO)
        .set(MountPointRoutine.PATH, text)
        .set(MountPointRoutine.AS_DIRECTORY, asDirectory)
        .gosub(MountPointRoutine.START)
        .set(TARGET, Arg.value(MountPointRoutine.MADE))
        .branch(Arg.value(TARGET), Comparison.AT_LEAST, Arg.ZERO, opened);
    refuseMissing(steps);
    steps.mark(opened);
  }

  /** Fails because what does not exist could not be made. */
  private static void refuseMissing(Steps steps) {
    Label writable = steps.label("writable");
    Origin reason = steps.reason();
    steps
        .branch(Arg.value(TARGET), Comparison.NOT_EQUAL, Steps.negative("EROFS"), writable)
        .because(reason.with(
            ", which is missing and cannot be made; name one that exists, or one below a TMPFS"))
        .refuse("EROFS")
        .because(reason)
        .mark(writable)
        .compute(TARGET, Arg.ZERO, Arithmetic.SUBTRACT, Arg.value(TARGET))
        .add(new Op.Refuse(Arg.value(TARGET)));
  }

  /** Fails if the mount point is the root itself: what is mounted there would cover everything. */
  static void refuseRoot(Steps steps) {
    Label other = steps.label("not_root");
    FileStatus.of(steps, TARGET);
    steps
        .load(INODE, Width.U64, FileStatus.INODE)
        .load(DEVICE, Width.U64, FileStatus.DEVICE)
        .branch(Arg.value(INODE), Comparison.NOT_EQUAL, Arg.value(HostSources.ROOT_INODE), other)
        .branch(Arg.value(DEVICE), Comparison.NOT_EQUAL, Arg.value(HostSources.ROOT_DEVICE), other)
        .refuse("EBUSY")
        .mark(other);
  }

  /**
   * Fails if one of source and mount point is a directory and the other is not: the kernel would
   * only say that this is invalid. {@link #refuseRoot} has looked at the mount point.
   */
  static void refuseOtherKind(Steps steps, Arg sourceIsDirectory) {
    Label onDirectory = steps.label("on_directory");
    Label same = steps.label("same_kind");
    FileStatus.isDirectory(steps, IS_DIRECTORY);
    steps
        .branch(Arg.value(IS_DIRECTORY), Comparison.EQUAL, sourceIsDirectory, same)
        .branch(Arg.value(IS_DIRECTORY), Comparison.NOT_EQUAL, Arg.ZERO, onDirectory)
        .refuse("ENOTDIR")
        .mark(onDirectory)
        .refuse("EISDIR")
        .mark(same);
  }

  /** Fails if the mount point is inside procfs: a process that trusts /proc would be deceived. */
  static void refuseProc(Steps steps) {
    Label other = steps.label("not_proc");
    steps
        .call(Syscall.FSTATFS, Arg.value(TARGET), STATFS)
        .load(MAGIC, Width.U64, STATFS)
        .branch(Arg.value(MAGIC), Comparison.NOT_EQUAL, flags("PROC_SUPER_MAGIC"), other)
        .refuse("EPERM")
        .mark(other);
  }

  /** Mounts what {@code mount} stands for on the mount point that was opened last. */
  static void attach(Steps steps, Slot mount) {
    steps.call(
        Syscall.MOVE_MOUNT,
        Arg.value(mount),
        Arg.text(""),
        Arg.value(TARGET),
        Arg.text(""),
        flags("MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH"));
  }
}
