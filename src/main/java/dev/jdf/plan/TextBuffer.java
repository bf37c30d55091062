package dev.jdf.plan;

/**
 * Text put together while the launcher runs, for names that hold a process id. {@link #routines}
 * has the two loops that the other methods go to.
 */
final class TextBuffer {

  private static final Label COPY = new Label("copy_text");
  private static final Label DECIMAL = new Label("to_decimal");

  private static final Slot TO = new Slot("text_to");
  private static final Slot FROM = new Slot("text_from");
  private static final Slot NUMBER = new Slot("text_number");
  private static final Slot BYTE = new Slot("text_byte");

  private static final Arg.Buffer DIGITS = new Arg.Buffer("digits", 24);

  private TextBuffer() {}

  /** From here on text is appended at the start of {@code buffer}. */
  static void start(Steps steps, Arg.Buffer buffer) {
    steps.set(TO, buffer);
  }

  /** Appends the NUL-terminated text at {@code address}, and a NUL that the next one overwrites. */
  static void append(Steps steps, Arg address) {
    steps.set(FROM, address).gosub(COPY);
  }

  /** Leaves in {@code slot} how many bytes were appended at the start of {@code buffer}. */
  static void lengthOf(Steps steps, Arg.Buffer buffer, Slot slot) {
    steps.compute(slot, Arg.value(TO), Arithmetic.SUBTRACT, buffer);
  }

  /** Appends {@code number} in decimal. */
  static void appendDecimal(Steps steps, Arg number) {
    steps.set(NUMBER, number).gosub(DECIMAL).gosub(COPY);
  }

  static void routines(Steps steps) {
    steps.because("put a name together");
    copy(steps);
    decimal(steps);
  }

  private static void copy(Steps steps) {
    Label done = steps.label("copied");
    steps
        .mark(COPY)
        .load(BYTE, Width.U8, Arg.value(FROM))
        .store(Width.U8, Arg.value(TO), Arg.value(BYTE))
        .branch(Arg.value(BYTE), Comparison.EQUAL, Arg.ZERO, done)
        .compute(FROM, Arg.value(FROM), Arithmetic.ADD, Arg.number(1))
        .compute(TO, Arg.value(TO), Arithmetic.ADD, Arg.number(1))
        .jump(COPY)
        .mark(done)
        .back();
  }

  /** The last byte of {@link #DIGITS} is never written, and ends the text. */
  private static void decimal(Steps steps) {
    Label next = steps.label("digit");
    steps
        .mark(DECIMAL)
        .set(FROM, new Arg.Inside(DIGITS, DIGITS.size() - 1))
        .mark(next)
        .compute(BYTE, Arg.value(NUMBER), Arithmetic.REMAINDER, Arg.number(10))
        .compute(BYTE, Arg.value(BYTE), Arithmetic.ADD, Arg.number('0'))
        .compute(FROM, Arg.value(FROM), Arithmetic.SUBTRACT, Arg.number(1))
        .store(Width.U8, Arg.value(FROM), Arg.value(BYTE))
        .compute(NUMBER, Arg.value(NUMBER), Arithmetic.DIVIDE, Arg.number(10))
        .branch(Arg.value(NUMBER), Comparison.NOT_EQUAL, Arg.ZERO, next)
        .back();
  }
}
