package dev.jdf.plan;

import dev.jdf.linux.Syscall;

/**
 * {@code HOME} of a config that does not say it: as under runc and crun what passwd(5) of the root
 * filesystem says of the user. The launcher looks it up, when no path leads to the host any more: who
 * is in that file is the image's word, and that may change from run to run.
 */
final class Home {

  /** The variable, once {@link #find} has found it. */
  static final Arg.Buffer VARIABLE = new Arg.Buffer("home", 4096);

  /** What lies behind is not looked at. */
  private static final Arg.Buffer PASSWD = new Arg.Buffer("passwd", 256 << 10);

  private static final String RESOLVE = "RESOLVE_IN_ROOT|RESOLVE_NO_MAGICLINKS|RESOLVE_NO_XDEV";

  private static final int LONGEST = VARIABLE.size() - "HOME=".length() - 1;

  private static final Label SKIP = new Label("skip_passwd_field");
  private static final Slot FILE = new Slot("passwd_file");
  private static final Slot AT = new Slot("passwd_at");
  private static final Slot BYTE = new Slot("passwd_byte");
  private static final Slot FIELD = new Slot("home_field");
  private static final Slot LENGTH = new Slot("home_length");

  private static final Arg COLON = new Arg.Number(':', "':'");
  private static final Arg LINE_END = new Arg.Number('\n', "'\\n'");

  private Home() {}

  static boolean isMissing(Container container) {
    return container.process().env().stream().noneMatch(variable -> variable.startsWith("HOME="));
  }

  static void find(Steps steps, Container container) {
    if (!isMissing(container)) {
      return;
    }
    long user = container.process().user().uid();
    Label done = steps.label("home");
    steps
        .because(container.origin("/process/env", "find the home of user " + user))
        .set(FIELD, Arg.text("/"));
    read(steps, done);
    search(steps, user, done);
    steps.mark(done);
    TextBuffer.start(steps, VARIABLE);
    TextBuffer.append(steps, Arg.text("HOME="));
    TextBuffer.append(steps, Arg.value(FIELD));
  }

  /**
   * Without such a file, or if it is none to be read, nobody is known. A link of the image must not
   * have a process that is still root open a device, or read what is gone when read: /proc/kmsg. So
   * it stays in the root filesystem itself, which has no devices that could be opened.
   */
  private static void read(Steps steps, Label done) {
    Label open = steps.label("open_passwd");
    steps
        .mark(open)
        .call(
            FILE,
            OnError.GO_ON.or(Steps.error("EAGAIN"), open),
            Syscall.OPENAT2,
            Arg.value(HostSources.ROOT),
            Arg.text("etc/passwd"),
            MountPoints.how("O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC", RESOLVE),
            MountPoints.HOW_SIZE)
        .branch(Arg.value(FILE), Comparison.LESS, Arg.ZERO, done)
        .call(OnError.GO_ON, Syscall.READ, Arg.value(FILE), PASSWD, Arg.number(PASSWD.size() - 1));
  }

  /** The first line counts whose third field is {@code user}; the sixth is the home. */
  private static void search(Steps steps, long user, Label done) {
    Label line = steps.label("passwd_line");
    Label next = steps.label("next_passwd_line");
    steps.set(AT, PASSWD).mark(line);
    skip(steps, 2, next);
    steps.set(Decimal.CURSOR, Arg.value(AT));
    Decimal.parse(steps);
    steps
        .branch(Arg.value(Decimal.BYTE), Comparison.NOT_EQUAL, COLON, next)
        .branch(Arg.value(Decimal.CURSOR), Comparison.EQUAL, Arg.value(AT), next)
        .branch(Arg.value(Decimal.NUMBER), Comparison.NOT_EQUAL, Arg.number(user), next);
    skip(steps, 3, next);
    take(steps);
    steps
        .jump(done)
        .mark(next)
        .gosub(SKIP)
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, done)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(BYTE), Comparison.EQUAL, LINE_END, line)
        .jump(next);
  }

  /** An empty home is none, and what fits no variable neither. */
  private static void take(Steps steps) {
    Label rest = steps.label("no_home");
    steps
        .set(LENGTH, Arg.value(AT))
        .gosub(SKIP)
        .compute(LENGTH, Arg.value(AT), Arithmetic.SUBTRACT, Arg.value(LENGTH))
        .branch(Arg.value(LENGTH), Comparison.EQUAL, Arg.ZERO, rest)
        .branch(Arg.value(LENGTH), Comparison.AT_LEAST, Arg.number(LONGEST), rest)
        .store(Width.U8, Arg.value(AT), Arg.ZERO)
        .compute(FIELD, Arg.value(AT), Arithmetic.SUBTRACT, Arg.value(LENGTH))
        .mark(rest);
  }

  /** Goes behind so many fields of the line, or to {@code next} where it has fewer. */
  private static void skip(Steps steps, int fields, Label next) {
    for (int i = 0; i < fields; i++) {
      steps
          .gosub(SKIP)
          .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, COLON, next)
          .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(1));
    }
  }

  /** Goes to the end of a field, which {@link #BYTE} is then. */
  static void writeRoutine(Steps steps, Container container) {
    if (!isMissing(container)) {
      return;
    }
    Label end = steps.label("field_end");
    steps
        .because("read a field of passwd")
        .mark(SKIP)
        .load(BYTE, Width.U8, Arg.value(AT))
        .branch(Arg.value(BYTE), Comparison.EQUAL, COLON, end)
        .branch(Arg.value(BYTE), Comparison.EQUAL, LINE_END, end)
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, end)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(1))
        .jump(SKIP)
        .mark(end)
        .back();
  }
}
