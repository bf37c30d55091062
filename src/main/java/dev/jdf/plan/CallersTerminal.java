package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/** The terminal that standard input may be: raw while the container runs, termios(3). */
final class CallersTerminal {

  /** 0 once the terminal's attributes are saved, for the slot holds what the call returned. */
  private static final Slot PLAIN = new Slot("caller_has_no_terminal");

  private static final Slot IS_RAW = new Slot("caller_is_raw");
  private static final Slot FLAGS = new Slot("caller_flags");
  private static final Arg.Buffer SAVED = new Arg.Buffer("saved_termios", Terminal.ATTRIBUTES_SIZE);
  private static final Arg.Buffer RAW = new Arg.Buffer("raw_termios", Terminal.ATTRIBUTES_SIZE);

  private static final int INPUT_FLAGS = 0;
  private static final int CONTROL_FLAGS = 8;
  private static final int LOCAL_FLAGS = 12;
  private static final int CHARACTERS = 17;

  private CallersTerminal() {}

  /** As cfmakeraw(3), but output is still processed: the container's newlines come alone. */
  static void makeRaw(Steps steps) {
    Label none = steps.label("no_caller_terminal");
    steps
        .because("make the caller's terminal raw")
        .call(PLAIN, OnError.GO_ON, Syscall.IOCTL, Arg.ZERO, flags("TCGETS"), SAVED)
        .branch(Arg.value(PLAIN), Comparison.NOT_EQUAL, Arg.ZERO, none)
        .call(Syscall.IOCTL, Arg.ZERO, flags("TCGETS"), RAW);
    clear(steps, INPUT_FLAGS, "IGNBRK|BRKINT|PARMRK|ISTRIP|INLCR|IGNCR|ICRNL|IXON");
    clear(steps, CONTROL_FLAGS, "CSIZE|PARENB");
    clear(steps, LOCAL_FLAGS, "ECHO|ECHONL|ICANON|ISIG|IEXTEN");
    steps
        .load(FLAGS, Width.U32, new Arg.Inside(RAW, CONTROL_FLAGS))
        .compute(FLAGS, Arg.value(FLAGS), Arithmetic.OR, flags("CS8"))
        .store(Width.U32, new Arg.Inside(RAW, CONTROL_FLAGS), Arg.value(FLAGS))
        .store(Width.U8, character("VMIN"), Arg.number(1))
        .store(Width.U8, character("VTIME"), Arg.ZERO)
        .call(Syscall.IOCTL, Arg.ZERO, flags("TCSETS"), RAW)
        .set(IS_RAW, Arg.number(1))
        .mark(none);
  }

  private static void clear(Steps steps, int offset, String names) {
    Arg place = new Arg.Inside(RAW, offset);
    steps
        .load(FLAGS, Width.U32, place)
        .compute(
            FLAGS,
            Arg.value(FLAGS),
            Arithmetic.AND,
            new Arg.Number(~flags(names).value(), "~(" + names + ")"))
        .store(Width.U32, place, Arg.value(FLAGS));
  }

  private static Arg character(String name) {
    return new Arg.Inside(RAW, CHARACTERS + (int) flags(name).value());
  }

  static void restore(Steps steps) {
    Label plain = steps.label("not_raw");
    steps
        .branch(Arg.value(IS_RAW), Comparison.EQUAL, Arg.ZERO, plain)
        .call(OnError.GO_ON, Syscall.IOCTL, Arg.ZERO, flags("TCSETS"), SAVED)
        .mark(plain);
  }
}
