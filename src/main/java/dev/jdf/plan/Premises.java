package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * The part of a {@link WarmStart} that holds a file of the cache against the machine as it is now.
 * The file is the caller's own and whole, so its places are trusted.
 */
final class Premises {

  /** What is looked at: the open file, what statx(2) said of it, the request that it must be for. */
  record Request(Slot file, Arg.Buffer statx, Arg.Buffer text, Slot length) {}

  private static final Label COMPARE = new Label("compare");
  private static final Label SKIP_PATH = new Label("skip_path");
  private static final int STX_SIZE = 40;
  private static final int LEAST_SIZE = 64;

  private static final Slot SIZE = new Slot("size");
  private static final Slot BASE = new Slot("base");
  private static final Slot AT = new Slot("at");
  private static final Slot PATH = new Slot("path");
  private static final Slot WORD = new Slot("premise_word");
  private static final Slot FILE = new Slot("premise_file");
  private static final Slot GOT = new Slot("got");
  private static final Slot LEFT = new Slot("expected");
  private static final Slot MINE = new Slot("mine");
  private static final Slot THEIRS = new Slot("theirs");
  private static final Slot COUNT = new Slot("count");
  private static final Slot ONE = new Slot("one");
  private static final Slot OTHER = new Slot("other");

  private static final Arg.Buffer CONTENT = new Arg.Buffer("content", 64 << 10);

  private Premises() {}

  /** Goes on only if all hold. */
  static void check(Steps steps, Request request) {
    map(steps, request);
    compareRequest(steps, request);
    Label next = steps.label("premise");
    Label content = steps.label("content");
    Label access = steps.label("access");
    Label done = steps.label("all_hold");
    steps.mark(next);
    takeWord(steps, WORD);
    steps.branch(Arg.value(WORD), Comparison.EQUAL, Arg.number(WarmStart.LAST), done);
    steps
        .gosub(SKIP_PATH)
        .branch(Arg.value(WORD), Comparison.EQUAL, Arg.number(WarmStart.CONTENT), content)
        .branch(Arg.value(WORD), Comparison.EQUAL, Arg.number(WarmStart.ACCESS), access);
    mustBe(steps, WORD, Arg.number(WarmStart.UNREADABLE));
    unreadable(steps);
    steps.jump(next).mark(access);
    access(steps);
    steps.jump(next).mark(content);
    content(steps);
    steps.jump(next).mark(done);
  }

  private static void map(Steps steps, Request request) {
    Label large = steps.label("large_enough");
    steps
        .load(SIZE, Width.U64, new Arg.Inside(request.statx(), STX_SIZE))
        .branch(Arg.value(SIZE), Comparison.AT_LEAST, Arg.number(LEAST_SIZE), large)
        .refuse("EINVAL")
        .mark(large)
        .call(
            BASE,
            Syscall.MMAP,
            Arg.NULL,
            Arg.value(SIZE),
            flags("PROT_READ"),
            flags("MAP_PRIVATE"),
            Arg.value(request.file()),
            Arg.ZERO)
        .compute(AT, Arg.value(BASE), Arithmetic.ADD, Arg.value(SIZE))
        .compute(AT, Arg.value(AT), Arithmetic.SUBTRACT, Arg.number(8))
        .load(WORD, Width.U64, Arg.value(AT));
    mustBe(steps, WORD, new Arg.Number(WarmStart.MAGIC, "MAGIC"));
    steps
        .compute(AT, Arg.value(AT), Arithmetic.SUBTRACT, Arg.number(8))
        .load(WORD, Width.U64, Arg.value(AT))
        .compute(AT, Arg.value(BASE), Arithmetic.ADD, Arg.value(WORD));
  }

  private static void compareRequest(Steps steps, Request request) {
    takeWord(steps, LEFT);
    mustBe(steps, LEFT, Arg.value(request.length()));
    steps.set(MINE, request.text()).set(COUNT, Arg.value(LEFT)).gosub(COMPARE);
    align(steps);
  }

  private static void takeWord(Steps steps, Slot slot) {
    steps
        .load(slot, Width.U64, Arg.value(AT))
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(8));
  }

  /** Bytes are followed by zeros up to the next word; the file is mapped at one. */
  private static void align(Steps steps) {
    steps
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(7))
        .compute(AT, Arg.value(AT), Arithmetic.AND, new Arg.Number(-8, "~7"));
  }

  private static void mustBe(Steps steps, Slot slot, Arg value) {
    Label same = steps.label("same");
    steps
        .branch(Arg.value(slot), Comparison.EQUAL, value, same)
        .refuse("ESTALE")
        .mark(same);
  }

  private static void open(Steps steps) {
    steps.call(
        FILE,
        OnError.GO_ON,
        Syscall.OPENAT,
        flags("AT_FDCWD"),
        Arg.value(PATH),
        flags("O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC"),
        Arg.ZERO);
  }

  private static void unreadable(Steps steps) {
    Label right = steps.label("unreadable");
    open(steps);
    steps
        .branch(Arg.value(FILE), Comparison.LESS, Arg.ZERO, right)
        .refuse("ESTALE")
        .mark(right);
  }

  private static void access(Steps steps) {
    Label denied = steps.label("denied");
    takeWord(steps, LEFT);
    steps
        .compute(COUNT, Arg.value(LEFT), Arithmetic.SHIFT_RIGHT, Arg.number(1))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.AND, Arg.number(1))
        .call(
            GOT,
            OnError.GO_ON,
            Syscall.FACCESSAT,
            flags("AT_FDCWD"),
            Arg.value(PATH),
            Arg.value(COUNT))
        .set(ONE, Arg.ZERO)
        .branch(Arg.value(GOT), Comparison.LESS, Arg.ZERO, denied)
        .set(ONE, Arg.number(1))
        .mark(denied);
    mustBe(steps, LEFT, Arg.value(ONE));
  }

  private static void content(Steps steps) {
    Label next = steps.label("next_part");
    Label end = steps.label("end_of_file");
    Label fits = steps.label("not_longer");
    takeWord(steps, LEFT);
    open(steps);
    steps
        .mark(next)
        .call(GOT, Syscall.READ, Arg.value(FILE), CONTENT, Arg.number(CONTENT.size()))
        .branch(Arg.value(GOT), Comparison.EQUAL, Arg.ZERO, end)
        .branch(Arg.value(LEFT), Comparison.AT_LEAST, Arg.value(GOT), fits)
        .refuse("ESTALE")
        .mark(fits)
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.value(GOT))
        .set(MINE, CONTENT)
        .set(COUNT, Arg.value(GOT))
        .gosub(COMPARE)
        .jump(next)
        .mark(end);
    mustBe(steps, LEFT, Arg.ZERO);
    align(steps);
    steps.call(Syscall.CLOSE, Arg.value(FILE));
  }

  static void routines(Steps steps) {
    steps
        .because("compare what it was made from")
        .mark(SKIP_PATH)
        .load(COUNT, Width.U64, Arg.value(AT))
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.number(8))
        .set(PATH, Arg.value(AT))
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(COUNT));
    align(steps);
    steps.back();
    compare(steps);
  }

  /** {@link #COUNT} bytes at {@link #MINE} with those at {@link #AT}, which moves behind them. */
  private static void compare(Steps steps) {
    Label bytes = steps.label("bytes");
    Label done = steps.label("compared");
    Label word = new Label("compare_word");
    steps
        .mark(COMPARE)
        .set(THEIRS, Arg.value(AT))
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(COUNT))
        .mark(word)
        .branch(Arg.value(COUNT), Comparison.LESS, Arg.number(8), bytes);
    compareOne(steps, Width.U64);
    steps.jump(word).mark(bytes).branch(Arg.value(COUNT), Comparison.EQUAL, Arg.ZERO, done);
    compareOne(steps, Width.U8);
    steps.jump(bytes).mark(done).back();
  }

  private static void compareOne(Steps steps, Width width) {
    Arg size = Arg.number(width.bytes());
    steps.load(ONE, width, Arg.value(MINE)).load(OTHER, width, Arg.value(THEIRS));
    mustBe(steps, ONE, Arg.value(OTHER));
    steps
        .compute(MINE, Arg.value(MINE), Arithmetic.ADD, size)
        .compute(THEIRS, Arg.value(THEIRS), Arithmetic.ADD, size)
        .compute(COUNT, Arg.value(COUNT), Arithmetic.SUBTRACT, size);
  }
}
