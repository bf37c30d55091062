package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * What the kernel says of a process in one line, proc_pid_stat(5): the fields have numbers, and the
 * second, the name in parentheses, may itself hold spaces and parentheses.
 */
final class ProcessStat {

  /** Field 22: when the process started, in ticks since the machine did; no later one has the same. */
  static final int START_TIME = 22;

  /** Fields 32 to 34: sets of signals. */
  static final int BLOCKED = 32;

  static final int IGNORED = 33;
  static final int CAUGHT = 34;

  /** The process that is asked about. */
  static final Slot PROCESS = new Slot("stat_process");

  /** What is known: less than 1 is nothing, {@code -ENOENT} or {@code -ESRCH} that it is gone. */
  static final Slot LENGTH = new Slot("stat_length");

  private static final int FIRST_AFTER_NAME = 3;

  private static final Arg STAT = Arg.text("/stat");
  private static final Arg SYSCALL = Arg.text("/syscall");

  private static final Label READ = new Label("read_stat");
  private static final Label FIELD = new Label("find_stat_field");

  private static final Slot FILE_NAME = new Slot("stat_file_name");
  private static final Slot FILE = new Slot("stat_file");
  private static final Slot AT = new Slot("stat_at");
  private static final Slot BYTE = new Slot("stat_byte");
  private static final Slot SKIPPED = new Slot("stat_skipped");
  private static final Arg.Buffer NAME = new Arg.Buffer("stat_name", 48);
  private static final Arg.Buffer TEXT = new Arg.Buffer("stat", 2048);

  private ProcessStat() {}

  /** Asks about {@code process}; {@link #LENGTH} says whether there is an answer. */
  static void read(Steps steps, Arg process) {
    steps.set(PROCESS, process).set(FILE_NAME, STAT).gosub(READ);
  }

  /**
   * Leaves in {@link Decimal#NUMBER} the system call that {@code process} waits in, if {@link
   * #LENGTH} says that there is an answer; proc_pid_syscall(5).
   */
  static void readSyscall(Steps steps, Arg process) {
    steps.set(PROCESS, process).set(FILE_NAME, SYSCALL).gosub(READ).set(Decimal.CURSOR, TEXT);
    Decimal.parse(steps);
  }

  /** Leaves field {@code number} of the answer in {@link Decimal#NUMBER}. */
  static void field(Steps steps, int number) {
    steps.set(SKIPPED, Arg.number(number - FIRST_AFTER_NAME + 1)).gosub(FIELD);
  }

  static void routines(Steps steps) {
    steps.because("look at a process");
    readRoutine(steps);
    fieldRoutine(steps);
  }

  private static void readRoutine(Steps steps) {
    Label failed = steps.label("no_stat");
    steps.mark(READ);
    TextBuffer.start(steps, NAME);
    TextBuffer.append(steps, Arg.text("/proc/"));
    TextBuffer.appendDecimal(steps, Arg.value(PROCESS));
    TextBuffer.append(steps, Arg.value(FILE_NAME));
    steps
        .call(
            FILE,
            OnError.GO_ON,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            NAME,
            flags("O_RDONLY|O_CLOEXEC"),
            Arg.ZERO)
        .set(LENGTH, Arg.value(FILE))
        .branch(Arg.value(FILE), Comparison.LESS, Arg.ZERO, failed)
        .call(
            LENGTH, OnError.GO_ON, Syscall.READ, Arg.value(FILE), TEXT, Arg.number(TEXT.size() - 1))
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(FILE))
        .branch(Arg.value(LENGTH), Comparison.LESS, Arg.ZERO, failed)
        .set(AT, TEXT)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(LENGTH))
        .store(Width.U8, Arg.value(AT), Arg.ZERO)
        .mark(failed)
        .back();
  }

  /** Behind the last parenthesis of the line are only numbers and a letter. */
  private static void fieldRoutine(Steps steps) {
    Label back = steps.label("before_fields");
    Label next = steps.label("next_stat_byte");
    Label end = steps.label("stat_field");
    steps
        .mark(FIELD)
        .set(AT, TEXT)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(LENGTH))
        .mark(back)
        .compute(AT, Arg.value(AT), Arithmetic.SUBTRACT, Arg.number(1))
        .load(BYTE, Width.U8, Arg.value(AT))
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, new Arg.Number(')', "')'"), back)
        .mark(next)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(1))
        .load(BYTE, Width.U8, Arg.value(AT))
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, end)
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, new Arg.Number(' ', "' '"), next)
        .compute(SKIPPED, Arg.value(SKIPPED), Arithmetic.SUBTRACT, Arg.number(1))
        .branch(Arg.value(SKIPPED), Comparison.NOT_EQUAL, Arg.ZERO, next)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(1))
        .mark(end)
        .set(Decimal.CURSOR, Arg.value(AT));
    Decimal.parse(steps);
    steps.back();
  }
}
