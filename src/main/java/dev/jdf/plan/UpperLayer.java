package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;

/**
 * The directories that take what the container writes: {@code upper}, which is the root that one
 * sees, and {@code work}, which is the kernel's.
 *
 * @param parent the name of the folder that holds them, below the tmpfs; empty for itself
 */
record UpperLayer(String parent) {

  private static final String KEPT = "kept/";
  private static final Slot PLACE = new Slot("upper_place");
  private static final Slot FOUND = new Slot("upper_found");
  private static final Slot UID = new Slot("lower_uid");
  private static final Slot GID = new Slot("lower_gid");
  private static final Slot MODE = new Slot("lower_mode");
  private static final Arg.Number PRIVATE = octal(0700);

  /** Made first and renamed when it is as it must be, for a run may be killed at any moment. */
  private static final Arg NEW = Arg.text("new");

  static UpperLayer of(Container container) {
    return new UpperLayer(container.options().writes() instanceof RootWrites.Kept ? KEPT : "");
  }

  String upper() {
    return parent + "upper";
  }

  String work() {
    return parent + "work";
  }

  /** Makes the directories where they are missing. */
  static void write(Steps steps, Container container) {
    if (container.options().writes() instanceof RootWrites.Kept kept) {
      KeptFolder.open(steps, kept.folder(), PLACE);
      LayeredRoot.mountInScratch(steps, PLACE, "kept");
    } else {
      steps.set(PLACE, Arg.value(LayeredRoot.SCRATCH));
    }
    makeUpper(steps);
    Label there = steps.label("there");
    steps
        .call(
            OnError.FAIL.or(Steps.error("EEXIST"), there),
            Syscall.MKDIRAT,
            Arg.value(PLACE),
            Arg.text("work"),
            PRIVATE)
        .mark(there);
    look(steps, "work", OnError.FAIL);
  }

  /** It has the owner and the mode of the root that it covers; those are what one sees. */
  private static void makeUpper(Steps steps) {
    Label missing = steps.label("missing");
    Label opened = steps.label("opened");
    Label begun = steps.label("begun");
    look(steps, "upper", OnError.FAIL.or(Steps.error("ENOENT"), missing));
    steps
        .jump(opened)
        .mark(missing)
        .call(
            OnError.FAIL.or(Steps.error("EEXIST"), begun),
            Syscall.MKDIRAT,
            Arg.value(PLACE),
            NEW,
            PRIVATE)
        .mark(begun);
    FileStatus.withOwner(steps, LayeredRoot.LOWER, UID, GID);
    FileStatus.permissions(steps, MODE);
    steps
        .call(
            OnError.GO_ON,
            Syscall.FCHOWNAT,
            Arg.value(PLACE),
            NEW,
            Arg.value(UID),
            Arg.value(GID),
            flags("AT_SYMLINK_NOFOLLOW"))
        .call(Syscall.FCHMODAT, Arg.value(PLACE), NEW, Arg.value(MODE))
        .call(
            Syscall.RENAMEAT2,
            Arg.value(PLACE),
            NEW,
            Arg.value(PLACE),
            Arg.text("upper"),
            flags("RENAME_NOREPLACE"))
        .mark(opened);
  }

  /** Makes sure that it is a directory: the kernel would follow a link to one. */
  private static void look(Steps steps, String name, OnError onError) {
    steps
        .call(
            FOUND,
            onError,
            Syscall.OPENAT2,
            Arg.value(PLACE),
            Arg.text(name),
            MountPoints.how(
                "O_PATH|O_DIRECTORY|O_CLOEXEC",
                "RESOLVE_BENEATH|RESOLVE_NO_SYMLINKS|RESOLVE_NO_XDEV"),
            MountPoints.HOW_SIZE)
        .call(Syscall.CLOSE, Arg.value(FOUND));
  }
}
