package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.Syscall;
import dev.jdf.linux.Sysctl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the container may not see or write: kernel parameters, masked and read-only paths, the
 * read-only root. Paths in /proc and /sys start from the descriptors of the fresh filesystems, so
 * that no mount of the config can stand in between.
 */
final class Restrictions {

  private static final Slot SOURCE = new Slot("mask");
  private static final Slot FILE_USED = new Slot("mask_file_used");
  private static final Slot DIRECTORY_USED = new Slot("mask_directory_used");
  private static final Slot FILE = new Slot("file");
  private static final Label MASK = new Label("mask_target");
  private static final Slot IS_DIRECTORY = new Slot("target_is_directory");

  private Restrictions() {}

  static void write(Steps steps, Container container) {
    container
        .linux()
        .sysctl()
        .forEach((key, value) -> sysctl(steps, container, key, possible(container, key, value)));
    List<String> masked = container.linux().maskedPaths();
    for (int i = 0; i < masked.size(); i++) {
      String path = AbsolutePath.clean(masked.get(i));
      Label absent = steps.label("absent");
      steps.because(container.origin("/linux/maskedPaths/" + i, "mask " + path));
      openIfThere(steps, container, path, absent);
      steps.gosub(MASK).mark(absent);
    }
    List<String> readonly = container.linux().readonlyPaths();
    for (int i = 0; i < readonly.size(); i++) {
      String path = AbsolutePath.clean(readonly.get(i));
      steps.because(container.origin("/linux/readonlyPaths/" + i, "make " + path + " read-only"));
      makeReadonly(steps, container, path);
    }
    finishRoot(steps, container);
  }

  /** The routine that masks {@link MountPoints#TARGET}; written once, behind the last step. */
  static void writeRoutine(Steps steps) {
    Label directory = steps.label("mask_directory");
    Label place = steps.label("mask_place");
    steps.because("mask a path").mark(MASK);
    FileStatus.of(steps, MountPoints.TARGET);
    FileStatus.isDirectory(steps, IS_DIRECTORY);
    steps.branch(Arg.value(IS_DIRECTORY), Comparison.NOT_EQUAL, Arg.ZERO, directory);
    takeSource(steps, HostSources.MASK_FILE, FILE_USED);
    steps.jump(place).mark(directory);
    takeSource(steps, NewFilesystems.MASK_DIRECTORY, DIRECTORY_USED);
    steps.mark(place);
    MountPoints.attach(steps, SOURCE);
    steps.back();
  }

  /** The detached mount itself the first time; afterwards, it is attached, a clone of it. */
  private static void takeSource(Steps steps, Slot original, Slot used) {
    Label first = steps.label("first");
    Label taken = steps.label("taken");
    steps
        .branch(Arg.value(used), Comparison.EQUAL, Arg.ZERO, first)
        .call(
            SOURCE,
            Syscall.OPEN_TREE,
            Arg.value(original),
            Arg.text(""),
            flags("AT_EMPTY_PATH|OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC"))
        .jump(taken)
        .mark(first)
        .set(SOURCE, Arg.value(original))
        .set(used, Arg.number(1))
        .mark(taken);
  }

  /**
   * Docker lets every group ping. A user namespace takes only groups that it has, so there it is
   * those around the process's own.
   */
  private static String possible(Container container, String key, String value) {
    boolean everyGroup = key.equals("net.ipv4.ping_group_range") && value.equals("0 2147483647");
    return everyGroup ? IdMaps.pingGroups(container).orElse(value) : value;
  }

  private static void sysctl(Steps steps, Container container, String key, String value) {
    String file = "sys/" + Sysctl.path(key).orElseThrow();
    steps
        .because(container.origin(
            "/linux/sysctl/" + key.replace("~", "~0").replace("/", "~1"),
            "set sysctl " + key + " to " + value))
        .call(
            FILE,
            Syscall.OPENAT2,
            Arg.value(NewFilesystems.PROC),
            Arg.text(file),
            beneath("O_WRONLY|O_CLOEXEC"),
            MountPoints.HOW_SIZE)
        .call(Syscall.WRITE, Arg.value(FILE), Arg.text(value), Arg.number(Steps.utf8Length(value)))
        .call(Syscall.CLOSE, Arg.value(FILE));
  }

  private static void makeReadonly(Steps steps, Container container, String path) {
    Label absent = steps.label("absent");
    openIfThere(steps, container, path, absent);
    steps.call(
        SOURCE,
        Syscall.OPEN_TREE,
        Arg.value(MountPoints.TARGET),
        Arg.text(""),
        flags("AT_EMPTY_PATH|OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE"));
    MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, SOURCE, true);
    MountPoints.attach(steps, SOURCE);
    steps.mark(absent);
  }

  /**
   * Opens a path, or goes to {@code absent} where the container has no such path. What a mount or a
   * link of the fresh filesystem leads out of is looked up below the root, as it will be seen.
   */
  private static void openIfThere(Steps steps, Container container, String path, Label absent) {
    Label opened = steps.label("opened");
    inFreshFilesystem(container, path).ifPresent(trusted -> {
      Label elsewhere = steps.label("elsewhere");
      open(
          steps,
          trusted.getKey(),
          trusted.getValue(),
          beneath("O_PATH|O_CLOEXEC"),
          ifThere(absent).or(Steps.error("EXDEV"), elsewhere).or(Steps.error("ELOOP"), elsewhere));
      steps.jump(opened).mark(elsewhere);
    });
    open(
        steps,
        HostSources.ROOT,
        path.substring(1),
        MountPoints.inRoot("O_PATH|O_CLOEXEC"),
        ifThere(absent));
    steps.mark(opened);
  }

  private static OnError ifThere(Label absent) {
    return OnError.FAIL.or(Steps.error("ENOENT"), absent).or(Steps.error("ENOTDIR"), absent);
  }

  private static void open(Steps steps, Slot from, String path, Arg how, OnError onError) {
    Label again = steps.label("open");
    steps
        .mark(again)
        .call(
            MountPoints.TARGET,
            onError.or(Steps.error("EAGAIN"), again),
            Syscall.OPENAT2,
            Arg.value(from),
            Arg.text(path),
            how,
            MountPoints.HOW_SIZE);
  }

  private static Arg beneath(String openFlags) {
    return MountPoints.how(openFlags, "RESOLVE_BENEATH|RESOLVE_NO_SYMLINKS|RESOLVE_NO_XDEV");
  }

  /** The fresh /proc or /sys that holds {@code path}, and the path from there. */
  private static Optional<Map.Entry<Slot, String>> inFreshFilesystem(
      Container container, String path) {
    for (MountRequest request : MountRequest.all(container)) {
      boolean fresh = request.action() == MountRequest.Action.NEW
          && (NewFilesystems.isTrustedProc(request) || request.isSysfs());
      if (fresh && path.startsWith(request.destination() + "/")) {
        String rest = path.substring(request.destination().length() + 1);
        return Optional.of(Map.entry(request.mount(), rest));
      }
    }
    return Optional.empty();
  }

  private static void finishRoot(Steps steps, Container container) {
    steps.because(container.origin("/root/readonly", "make the root read-only"));
    if (container.root().readonly()) {
      MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, HostSources.ROOT, false);
    }
    String propagation = container.linux().rootfsPropagation();
    if (propagation != null) {
      steps.because(container.origin("/linux/rootfsPropagation", "set the root's propagation"));
      MountAttributes.NONE
          .propagation(Propagation.flag(propagation))
          .set(steps, HostSources.ROOT, propagation.startsWith("r"));
    }
  }
}
