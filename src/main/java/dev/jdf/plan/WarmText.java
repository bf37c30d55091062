package dev.jdf.plan;

import dev.jdf.linux.Syscall;

/** The request of a {@link WarmStart} while it is put together, and the name of its file. */
final class WarmText {

  /** The name of the file: 16 hexadecimal digits. */
  static final Arg.Buffer NAME = new Arg.Buffer("name", 24);

  private static final Label COPY = new Label("copy_string");
  private static final int PATH_MAX = 4096;

  private static final Slot TO = new Slot("request_end");
  private static final Slot FROM = new Slot("from");
  private static final Slot BYTE = new Slot("byte");
  private static final Slot HASH = new Slot("hash");
  private static final Slot PART = new Slot("hash_part");
  private static final Slot LEFT = new Slot("left");

  private WarmText() {}

  static void start(Steps steps, Arg at) {
    steps.set(TO, at);
  }

  /** Appends the string at {@code address} with its NUL. */
  static void append(Steps steps, Arg address) {
    steps.set(FROM, address).gosub(COPY);
  }

  /** The kernel says "(unreachable)" of a folder outside the root. */
  static void appendCurrentFolder(Steps steps) {
    Label rooted = steps.label("rooted");
    steps
        .call(BYTE, Syscall.GETCWD, Arg.value(TO), Arg.number(PATH_MAX))
        .compute(FROM, Arg.value(TO), Arithmetic.ADD, Arg.value(BYTE))
        .load(BYTE, Width.U8, Arg.value(TO))
        .set(TO, Arg.value(FROM))
        .branch(Arg.value(BYTE), Comparison.EQUAL, new Arg.Number('/', "'/'"), rooted)
        .refuse("EXDEV")
        .mark(rooted);
  }

  static void length(Steps steps, Arg.Buffer request, Slot length) {
    steps.compute(length, Arg.value(TO), Arithmetic.SUBTRACT, request);
  }

  /** hash = hash * 33 + hash / 4 + word, for each word of the request, then its digits. */
  static void name(Steps steps, Arg.Buffer request, Slot length) {
    Label next = steps.label("next_word");
    steps
        .set(HASH, Arg.ZERO)
        .set(FROM, request)
        .mark(next)
        .compute(PART, Arg.value(HASH), Arithmetic.SHIFT_LEFT, Arg.number(5))
        .compute(LEFT, Arg.value(HASH), Arithmetic.SHIFT_RIGHT, Arg.number(2))
        .compute(HASH, Arg.value(HASH), Arithmetic.ADD, Arg.value(PART))
        .compute(HASH, Arg.value(HASH), Arithmetic.ADD, Arg.value(LEFT))
        .load(PART, Width.U64, Arg.value(FROM))
        .compute(HASH, Arg.value(HASH), Arithmetic.ADD, Arg.value(PART))
        .compute(FROM, Arg.value(FROM), Arithmetic.ADD, Arg.number(8))
        .branch(Arg.value(FROM), Comparison.LESS, Arg.value(TO), next);
    digits(steps);
  }

  private static void digits(Steps steps) {
    Label next = steps.label("next_digit");
    Label decimal = steps.label("decimal");
    steps
        .set(FROM, NAME)
        .set(LEFT, Arg.number(16))
        .mark(next)
        .compute(BYTE, Arg.value(HASH), Arithmetic.SHIFT_RIGHT, Arg.number(60))
        .compute(HASH, Arg.value(HASH), Arithmetic.SHIFT_LEFT, Arg.number(4))
        .branch(Arg.value(BYTE), Comparison.LESS, Arg.number(10), decimal)
        .compute(BYTE, Arg.value(BYTE), Arithmetic.ADD, Arg.number('a' - 10 - '0'))
        .mark(decimal)
        .compute(BYTE, Arg.value(BYTE), Arithmetic.ADD, new Arg.Number('0', "'0'"))
        .store(Width.U8, Arg.value(FROM), Arg.value(BYTE))
        .compute(FROM, Arg.value(FROM), Arithmetic.ADD, Arg.number(1))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.number(1))
        .branch(Arg.value(LEFT), Comparison.NOT_EQUAL, Arg.ZERO, next);
  }

  /** The end of the buffer has room for a path, which the kernel writes unasked. */
  static void routines(Steps steps, Arg.Buffer request) {
    Label fits = steps.label("fits");
    steps
        .because("put the request together")
        .mark(COPY)
        .branch(
            Arg.value(TO), Comparison.LESS, new Arg.Inside(request, WarmStart.REQUEST_LIMIT), fits)
        .refuse("E2BIG")
        .mark(fits)
        .load(BYTE, Width.U8, Arg.value(FROM))
        .store(Width.U8, Arg.value(TO), Arg.value(BYTE))
        .compute(FROM, Arg.value(FROM), Arithmetic.ADD, Arg.number(1))
        .compute(TO, Arg.value(TO), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(BYTE), Comparison.NOT_EQUAL, Arg.ZERO, COPY)
        .back();
  }
}
