package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.util.List;

/** What statx(2) says of a descriptor, in memory that every look-up uses anew. */
final class FileStatus {

  private static final Arg.Buffer STATX = new Arg.Buffer("statx", 256);
  private static final Slot MODE = new Slot("mode");

  static final Arg INODE = new Arg.Inside(STATX, 32);

  /** Major and minor number of the filesystem's device, as one value. */
  static final Arg DEVICE = new Arg.Inside(STATX, 136);

  /** Major and minor number that a device node stands for, as one value. */
  static final Arg NODE = new Arg.Inside(STATX, 128);

  private FileStatus() {}

  static void of(Steps steps, Slot descriptor) {
    of(steps, Arg.value(descriptor), "", flags("AT_EMPTY_PATH"));
  }

  /** Of a file of the host that links may lead to. */
  static void ofHost(Steps steps, String path) {
    of(steps, flags("AT_FDCWD"), path, Arg.ZERO);
  }

  /** Leaves in {@code uid} and {@code gid} whose it is, as well. */
  static void withOwner(Steps steps, Slot descriptor, Slot uid, Slot gid) {
    String wanted = "STATX_TYPE|STATX_MODE|STATX_INO|STATX_UID|STATX_GID";
    look(steps, List.of(Arg.value(descriptor), Arg.text(""), flags("AT_EMPTY_PATH")), wanted);
    steps
        .load(uid, Width.U32, new Arg.Inside(STATX, 20))
        .load(gid, Width.U32, new Arg.Inside(STATX, 24));
  }

  private static void of(Steps steps, Arg directory, String path, Arg how) {
    look(steps, List.of(directory, Arg.text(path), how), "STATX_TYPE|STATX_MODE|STATX_INO");
  }

  private static void look(Steps steps, List<Arg> at, String wanted) {
    steps
        .call(Syscall.STATX, at.get(0), at.get(1), at.get(2), flags(wanted), STATX)
        .load(MODE, Width.U16, new Arg.Inside(STATX, 28))
        .compute(MODE, Arg.value(MODE), Arithmetic.AND, flags("S_IFMT"));
  }

  /** Leaves in {@code slot} what its owner, group and others may do, and the bits above those. */
  static void permissions(Steps steps, Slot slot) {
    steps
        .load(slot, Width.U16, new Arg.Inside(STATX, 28))
        .compute(slot, Arg.value(slot), Arithmetic.AND, Steps.octal(07777));
  }

  /** Leaves in {@code slot} whether the file is a directory: 1 or 0. */
  static void isDirectory(Steps steps, Slot slot) {
    Label done = steps.label("kind");
    steps
        .set(slot, Arg.number(1))
        .branch(Arg.value(MODE), Comparison.EQUAL, flags("S_IFDIR"), done)
        .set(slot, Arg.ZERO)
        .mark(done);
  }

  static void mustBeDirectory(Steps steps) {
    mustBe(steps, "S_IFDIR", "ENOTDIR");
  }

  static void mustBe(Steps steps, String type, String errno) {
    Label right = steps.label("type");
    steps
        .branch(Arg.value(MODE), Comparison.EQUAL, flags(type), right)
        .refuse(errno)
        .mark(right);
  }

  /** Fails unless the device node has these numbers. */
  static void mustStandFor(Steps steps, long major, long minor) {
    Slot node = new Slot("node");
    Label right = steps.label("node");
    steps
        .load(node, Width.U64, NODE)
        .branch(
            Arg.value(node),
            Comparison.EQUAL,
            new Arg.Number(minor << 32 | major, major + ":" + minor),
            right)
        .refuse("ENODEV")
        .mark(right);
  }
}
