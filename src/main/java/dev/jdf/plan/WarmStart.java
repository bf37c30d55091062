package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * The program in front of {@code jexec config.json}: it looks a launcher up in the cache, makes sure
 * that everything it was made from is unchanged, and becomes it. Whatever is missing, unlike or
 * odd, it becomes the command that compiles instead.
 *
 * <p>Its arguments are the cache, the folder and the name of the configuration, then the command to
 * become: a program, its first two arguments, FILE, and {@code -- ARGS} if there are any.
 *
 * <p>A file of the cache is named after its request: a hash that need not be good, since the
 * request is compared, too. Behind the launcher, at a multiple of 8, it holds in 64-bit words: the
 * request's length and the request; the premises, each its kind, its path and what is expected;
 * {@link #LAST}; the place of the first of all these; {@link #MAGIC}. Bytes are padded with zeros.
 */
public final class WarmStart {

  /** The last word of a file of the cache. */
  public static final long MAGIC = 0x316d72617766646aL;

  /** No more premises. */
  public static final long LAST = 0;

  /** A file that has exactly these bytes: their number, and they. */
  public static final long CONTENT = 1;

  /** A file that cannot be opened for reading. */
  public static final long UNREADABLE = 2;

  /** A file that access(2) grants (1) or not (0): the mode, shifted left by one, and that bit. */
  public static final long ACCESS = 3;

  /** The largest request that is kept. */
  public static final int REQUEST_LIMIT = 64 << 10;

  private static final int CACHE = 1;
  private static final int FOLDER = 2;
  private static final int NAME = 3;
  private static final int COMMAND = 4;
  private static final int FIRST_ARGUMENT = 9;

  private static final Label MISS = new Label("miss");
  private static final Slot ARGV = new Slot("argv");
  private static final Slot ARGC = new Slot("argc");
  private static final Slot INDEX = new Slot("index");
  private static final Slot WORD = new Slot("word");
  private static final Slot HERE = new Slot("here");
  private static final Slot EUID = new Slot("euid");
  private static final Slot EGID = new Slot("egid");
  private static final Slot REAL = new Slot("real_id");
  private static final Slot LENGTH = new Slot("length");
  private static final Slot FOLDER_FILE = new Slot("cache");
  private static final Slot LAUNCHER = new Slot("launcher");

  private static final Arg.Buffer REQUEST = new Arg.Buffer("request", REQUEST_LIMIT + 8192);
  private static final Arg.Buffer STATX = new Arg.Buffer("statx", 256);

  private WarmStart() {}

  /** The program of the jdf that is called {@code version}: another one makes other launchers. */
  public static Plan plan(String version) {
    Steps steps = new Steps();
    steps.because("look at the request").set(HERE, flags("AT_FDCWD"));
    composeRequest(steps, version);
    steps.because("open the cache");
    WarmText.name(steps, REQUEST, LENGTH);
    openLauncher(steps);
    steps.because("compare what it was made from");
    Premises.check(steps, new Premises.Request(LAUNCHER, STATX, REQUEST, LENGTH));
    become(steps);
    otherwise(steps);
    WarmText.routines(steps, REQUEST);
    Premises.routines(steps);
    return steps.plan(MISS);
  }

  /** {euid, egid}, then strings: version, real path of the folder, name, arguments. */
  private static void composeRequest(Steps steps, String version) {
    steps
        .compute(ARGV, Arg.value(Plan.INITIAL_STACK), Arithmetic.ADD, Arg.number(8))
        .load(ARGC, Width.U64, Arg.value(Plan.INITIAL_STACK))
        .call(EUID, Syscall.GETEUID)
        .call(EGID, Syscall.GETEGID);
    mustBeSame(steps, Syscall.GETUID, EUID);
    mustBeSame(steps, Syscall.GETGID, EGID);
    steps
        .store(Width.U64, REQUEST, Arg.value(EUID))
        .store(Width.U64, new Arg.Inside(REQUEST, 8), Arg.value(EGID));
    WarmText.start(steps, new Arg.Inside(REQUEST, 16));
    WarmText.append(steps, Arg.text(version));
    appendFolder(steps);
    appendArgument(steps, Arg.number(NAME));
    appendArguments(steps);
    WarmText.length(steps, REQUEST, LENGTH);
  }

  /** Under a changed id the name of the user, and so subordinate ids, may be another's. */
  private static void mustBeSame(Steps steps, Syscall real, Slot effective) {
    Label same = steps.label("same_id");
    steps
        .call(REAL, real)
        .branch(Arg.value(REAL), Comparison.EQUAL, Arg.value(effective), same)
        .refuse("EPERM")
        .mark(same);
  }

  private static void appendFolder(Steps steps) {
    argument(steps, Arg.number(FOLDER));
    steps
        .call(
            HERE,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("."),
            flags("O_PATH|O_DIRECTORY|O_CLOEXEC"),
            Arg.ZERO)
        .call(Syscall.CHDIR, Arg.value(WORD));
    WarmText.appendCurrentFolder(steps);
    steps.call(Syscall.FCHDIR, Arg.value(HERE));
  }

  private static void appendArguments(Steps steps) {
    Label next = steps.label("next_argument");
    Label done = steps.label("arguments");
    steps
        .set(INDEX, Arg.number(FIRST_ARGUMENT))
        .mark(next)
        .branch(Arg.value(INDEX), Comparison.AT_LEAST, Arg.value(ARGC), done);
    appendArgument(steps, Arg.value(INDEX));
    steps
        .compute(INDEX, Arg.value(INDEX), Arithmetic.ADD, Arg.number(1))
        .jump(next)
        .mark(done);
  }

  private static void appendArgument(Steps steps, Arg index) {
    argument(steps, index);
    WarmText.append(steps, Arg.value(WORD));
  }

  /** Leaves in {@link #WORD} the address of an argument. */
  private static void argument(Steps steps, Arg index) {
    steps
        .compute(WORD, index, Arithmetic.SHIFT_LEFT, Arg.number(3))
        .compute(WORD, Arg.value(WORD), Arithmetic.ADD, Arg.value(ARGV))
        .load(WORD, Width.U64, Arg.value(WORD));
  }

  /**
   * A launcher may start as root, so only the caller can have made it: what was opened is what is
   * looked at and what is run, and no symbolic link leads there.
   */
  private static void openLauncher(Steps steps) {
    argument(steps, Arg.number(CACHE));
    String how = "|O_NOFOLLOW|O_CLOEXEC";
    steps.call(
        FOLDER_FILE,
        Syscall.OPENAT,
        flags("AT_FDCWD"),
        Arg.value(WORD),
        flags("O_RDONLY|O_DIRECTORY" + how),
        Arg.ZERO);
    mustBe(steps, FOLDER_FILE, "S_IFDIR|S_IRWXU");
    steps.call(
        LAUNCHER,
        Syscall.OPENAT,
        Arg.value(FOLDER_FILE),
        WarmText.NAME,
        flags("O_RDONLY|O_NONBLOCK" + how),
        Arg.ZERO);
    mustBe(steps, LAUNCHER, "S_IFREG|S_IRUSR|S_IXUSR");
    mustHold(steps, new Arg.Inside(STATX, 16), Arg.number(1));
  }

  /** Of exactly this type and mode, and the caller's. */
  private static void mustBe(Steps steps, Slot file, String mode) {
    steps
        .call(
            Syscall.STATX,
            Arg.value(file),
            Arg.text(""),
            flags("AT_EMPTY_PATH"),
            flags("STATX_BASIC_STATS"),
            STATX)
        .load(WORD, Width.U16, new Arg.Inside(STATX, 28));
    mustEqual(steps, flags(mode));
    mustHold(steps, new Arg.Inside(STATX, 20), Arg.value(EUID));
  }

  private static void mustHold(Steps steps, Arg address, Arg value) {
    steps.load(WORD, Width.U32, address);
    mustEqual(steps, value);
  }

  private static void mustEqual(Steps steps, Arg value) {
    Label same = steps.label("as_it_must_be");
    steps.branch(Arg.value(WORD), Comparison.EQUAL, value, same).refuse("EPERM").mark(same);
  }

  /** With an empty environment: the container's is inside the launcher. */
  private static void become(Steps steps) {
    steps
        .because("become the launcher")
        .call(
            Syscall.EXECVEAT,
            Arg.value(LAUNCHER),
            Arg.text(""),
            Steps.struct(field("", Width.U64, Arg.text("jexec")), field("", Width.U64, Arg.NULL)),
            Steps.struct(field("", Width.U64, Arg.NULL)),
            flags("AT_EMPTY_PATH"));
  }

  /** In the caller's folder again, with their environment. */
  private static void otherwise(Steps steps) {
    Label there = steps.label("there");
    steps
        .because("become the command that compiles")
        .mark(MISS)
        .branch(Arg.value(HERE), Comparison.EQUAL, flags("AT_FDCWD"), there)
        .call(OnError.GO_ON, Syscall.FCHDIR, Arg.value(HERE))
        .mark(there);
    argument(steps, Arg.number(COMMAND));
    steps
        .compute(INDEX, Arg.value(ARGC), Arithmetic.SHIFT_LEFT, Arg.number(3))
        .compute(INDEX, Arg.value(INDEX), Arithmetic.ADD, Arg.number(8))
        .compute(INDEX, Arg.value(INDEX), Arithmetic.ADD, Arg.value(ARGV))
        .compute(ARGV, Arg.value(ARGV), Arithmetic.ADD, Arg.number(8L * COMMAND))
        .call(OnError.GO_ON, Syscall.EXECVE, Arg.value(WORD), Arg.value(ARGV), Arg.value(INDEX));
    Supervisor.exit(steps, Arg.number(125));
  }
}
