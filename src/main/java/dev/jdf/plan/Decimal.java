package dev.jdf.plan;

/** Reads numbers in decimal from memory; {@link #routine} has the loop that the others go to. */
final class Decimal {

  /** The byte that is looked at; after a number the one behind it. */
  static final Slot CURSOR = new Slot("decimal_at");

  /** The number so far. */
  static final Slot NUMBER = new Slot("decimal");

  /** The byte at {@link #CURSOR} after a number. */
  static final Slot BYTE = new Slot("decimal_byte");

  private static final Label PARSE = new Label("parse_decimal");
  private static final Label GO_ON = new Label("parse_more_digits");

  private static final Slot TWICE = new Slot("decimal_twice");

  private Decimal() {}

  /** Reads the digits at {@link #CURSOR}, of which there may be none: that is 0. */
  static void parse(Steps steps) {
    steps.gosub(PARSE);
  }

  /** Appends the digits at {@link #CURSOR} to {@link #NUMBER}. */
  static void parseMore(Steps steps) {
    steps.gosub(GO_ON);
  }

  static void routine(Steps steps) {
    Label end = steps.label("number_end");
    steps
        .because("read a number")
        .mark(PARSE)
        .set(NUMBER, Arg.ZERO)
        .mark(GO_ON)
        .load(BYTE, Width.U8, Arg.value(CURSOR))
        .branch(Arg.value(BYTE), Comparison.LESS, Arg.number('0'), end)
        .branch(Arg.value(BYTE), Comparison.AT_LEAST, Arg.number('9' + 1), end)
        .compute(TWICE, Arg.value(NUMBER), Arithmetic.SHIFT_LEFT, Arg.number(1))
        .compute(NUMBER, Arg.value(NUMBER), Arithmetic.SHIFT_LEFT, Arg.number(3))
        .compute(NUMBER, Arg.value(NUMBER), Arithmetic.ADD, Arg.value(TWICE))
        .compute(NUMBER, Arg.value(NUMBER), Arithmetic.ADD, Arg.value(BYTE))
        .compute(NUMBER, Arg.value(NUMBER), Arithmetic.SUBTRACT, Arg.number('0'))
        .compute(CURSOR, Arg.value(CURSOR), Arithmetic.ADD, Arg.number(1))
        .jump(GO_ON)
        .mark(end)
        .back();
  }
}
