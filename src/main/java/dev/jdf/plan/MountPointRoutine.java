package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;

/**
 * Makes a mount point that is missing. It needs a loop, for links of the image lead on: a dangling
 * {@code etc/resolv.conf -> ../run/systemd/resolve/stub-resolv.conf} is common and must work.
 *
 * <p>It runs after the change of the root, so nothing that it makes can be outside; magic links are
 * refused, so it cannot get at a descriptor either. The path stands in a buffer: where a component
 * is a dangling link, the link's target takes its place and the walk begins again.
 */
final class MountPointRoutine {

  /** Makes {@link #PATH} below the root and leaves {@link #MADE}. */
  static final Label START = new Label("make_mount_point");

  /** In: address of the path, shorter than PATH_MAX. */
  static final Slot PATH = new Slot("path");

  /** In: 1 to make a directory, 0 to make a file. */
  static final Slot AS_DIRECTORY = new Slot("as_directory");

  /** Out: a descriptor of the mount point, or {@code -errno}. */
  static final Slot MADE = new Slot("made");

  /** How many links a path may have; the kernel's own limit. */
  private static final Arg MOST_LINKS = Arg.number(40);

  private static final int PATH_MAX = 4096;
  private static final Arg.Buffer WALK = new Arg.Buffer("walk", PATH_MAX);
  private static final Arg.Buffer LINK = new Arg.Buffer("link", 2 * PATH_MAX);
  private static final Arg SLASH = new Arg.Number('/', "'/'");
  private static final Arg ONE = Arg.number(1);

  private static final Slot AT = new Slot("walk_at");
  private static final Slot COMPONENT = new Slot("component");
  private static final Slot BYTE = new Slot("byte");
  private static final Slot AFTER = new Slot("after_component");
  private static final Slot PARENT = new Slot("parent");
  private static final Slot LENGTH = new Slot("length");
  private static final Slot LINKS = new Slot("links");
  private static final Slot PLACE = new Slot("link_place");
  private static final Slot TO = new Slot("copy_to");
  private static final Slot FROM = new Slot("copy_from");

  private static final Label WALK_AGAIN = new Label("walk_again");
  private static final Label NEXT = new Label("next_component");
  private static final Label OPEN = new Label("open_component");
  private static final Label MISSING = new Label("missing_component");
  private static final Label DANGLING = new Label("dangling_link");
  private static final Label COPY = new Label("copy_string");
  private static final Label OUT = new Label("mount_point_out");

  private MountPointRoutine() {}

  static void write(Steps steps) {
    steps.because("make a mount point");
    begin(steps);
    cutComponent(steps);
    openComponent(steps);
    makeComponent(steps);
    followLink(steps);
    steps.mark(OUT).back();
    copyString(steps);
  }

  private static void begin(Steps steps) {
    steps
        .mark(START)
        .set(LINKS, Arg.ZERO)
        .set(TO, WALK)
        .set(FROM, Arg.value(PATH))
        .gosub(COPY)
        .mark(WALK_AGAIN)
        .set(AT, WALK)
        .set(PARENT, Arg.value(HostSources.ROOT));
  }

  private static void cutComponent(Steps steps) {
    Label begun = steps.label("begun");
    Label scan = steps.label("scan");
    Label cut = steps.label("cut");
    steps
        .mark(NEXT)
        .load(BYTE, Width.U8, Arg.value(AT))
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, SLASH, begun)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, ONE)
        .jump(NEXT)
        .mark(begun)
        .set(MADE, Arg.value(PARENT))
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, OUT)
        .set(COMPONENT, Arg.value(AT))
        .mark(scan)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, ONE)
        .load(BYTE, Width.U8, Arg.value(AT))
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, cut)
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, SLASH, scan)
        .mark(cut)
        .set(AFTER, Arg.value(BYTE))
        .store(Width.U8, Arg.value(AT), Arg.ZERO);
  }

  private static void openComponent(Steps steps) {
    steps
        .mark(OPEN)
        .call(
            MADE,
            OnError.GO_ON.or(Steps.error("ENOENT"), MISSING).or(Steps.error("EAGAIN"), OPEN),
            Syscall.OPENAT2,
            Arg.value(HostSources.ROOT),
            WALK,
            MountPoints.inRoot("O_PATH|O_CLOEXEC"),
            MountPoints.HOW_SIZE)
        .branch(Arg.value(MADE), Comparison.LESS, Arg.ZERO, OUT)
        .set(PARENT, Arg.value(MADE))
        .store(Width.U8, Arg.value(AT), Arg.value(AFTER))
        .jump(NEXT);
  }

  private static void makeComponent(Steps steps) {
    Label directory = steps.label("directory");
    Label made = steps.label("made");
    OnError dangling = OnError.GO_ON.or(Steps.error("EEXIST"), DANGLING);
    steps
        .mark(MISSING)
        .branch(Arg.value(AFTER), Comparison.NOT_EQUAL, Arg.ZERO, directory)
        .branch(Arg.value(AS_DIRECTORY), Comparison.NOT_EQUAL, Arg.ZERO, directory)
        .call(
            MADE,
            dangling,
            Syscall.MKNODAT,
            Arg.value(PARENT),
            Arg.value(COMPONENT),
            flags("S_IFREG|0644"),
            Arg.ZERO)
        .jump(made)
        .mark(directory)
        .call(MADE, dangling, Syscall.MKDIRAT, Arg.value(PARENT), Arg.value(COMPONENT), octal(0755))
        .mark(made)
        .branch(Arg.value(MADE), Comparison.LESS, Arg.ZERO, OUT)
        .jump(OPEN);
  }

  private static void followLink(Steps steps) {
    Label few = steps.label("few_links");
    Label relative = steps.label("relative");
    Label fits = steps.label("fits");
    steps
        .mark(DANGLING)
        .compute(LINKS, Arg.value(LINKS), Arithmetic.ADD, ONE)
        .branch(Arg.value(LINKS), Comparison.LESS, MOST_LINKS, few);
    fail(steps, "ELOOP");
    steps
        .mark(few)
        .call(
            LENGTH,
            OnError.GO_ON,
            Syscall.READLINKAT,
            Arg.value(PARENT),
            Arg.value(COMPONENT),
            LINK,
            Arg.number(PATH_MAX - 1))
        .set(MADE, Arg.value(LENGTH))
        .branch(Arg.value(LENGTH), Comparison.LESS, Arg.ZERO, OUT)
        .store(Width.U8, Arg.value(AT), Arg.value(AFTER))
        .compute(TO, LINK, Arithmetic.ADD, Arg.value(LENGTH))
        .set(FROM, Arg.value(AT))
        .gosub(COPY)
        .set(PLACE, Arg.value(COMPONENT))
        .load(BYTE, Width.U8, LINK)
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, SLASH, relative)
        .set(PLACE, WALK)
        .mark(relative)
        .compute(LENGTH, Arg.value(TO), Arithmetic.SUBTRACT, LINK)
        .compute(LENGTH, Arg.value(LENGTH), Arithmetic.ADD, Arg.value(PLACE))
        .compute(LENGTH, Arg.value(LENGTH), Arithmetic.SUBTRACT, WALK)
        .branch(Arg.value(LENGTH), Comparison.LESS, Arg.number(PATH_MAX), fits);
    fail(steps, "ENAMETOOLONG");
    steps.mark(fits).set(TO, Arg.value(PLACE)).set(FROM, LINK).gosub(COPY).jump(WALK_AGAIN);
  }

  private static void fail(Steps steps, String errno) {
    steps.set(MADE, Steps.negative(errno)).jump(OUT);
  }

  /** Copies a string from {@link #FROM} and leaves {@link #TO} at its closing NUL. */
  private static void copyString(Steps steps) {
    Label end = steps.label("copied");
    steps
        .mark(COPY)
        .load(BYTE, Width.U8, Arg.value(FROM))
        .store(Width.U8, Arg.value(TO), Arg.value(BYTE))
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, end)
        .compute(FROM, Arg.value(FROM), Arithmetic.ADD, ONE)
        .compute(TO, Arg.value(TO), Arithmetic.ADD, ONE)
        .jump(COPY)
        .mark(end)
        .back();
  }
}
