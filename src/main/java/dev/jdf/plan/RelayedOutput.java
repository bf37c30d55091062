package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * What the container's terminal has to say, on its way to standard output. Nothing is read while
 * some is still to be written, so a slow reader slows the program down and loses nothing; and
 * nothing is written before there is room, so signals need not wait for a slow reader.
 */
final class RelayedOutput {

  /** Where and how much there is to be written. */
  static final Slot LEFT = new Slot("output_left");

  private static final Label READ = new Label("read_output");
  private static final Label WRITE = new Label("write_output");

  private static final Slot AT = new Slot("output_at");
  private static final Slot COUNT = new Slot("output_count");
  private static final Slot READS = new Slot("output_reads");
  private static final Slot SIGNAL = new Slot("output_signal");

  /** As much as a pipe has room for that says it has some. */
  private static final Arg.Buffer OUT = new Arg.Buffer("output_bytes", 4096);

  private static final Arg.Buffer POLLED = new Arg.Buffer("output_polled", 16);
  private static final Arg.Buffer SIGNAL_INFO = new Arg.Buffer("output_siginfo", 128);
  private static final Arg STDOUT = Arg.number(1);

  /** Reads of 4 KiB; a process that outlives the container must not hold the supervisor. */
  private static final Arg MOST_READS = Arg.number(256);

  private RelayedOutput() {}

  /** If nothing is left to be written. */
  static void read(Steps steps) {
    steps.gosub(READ);
  }

  /** As much as there is room for. */
  static void write(Steps steps) {
    steps.gosub(WRITE);
  }

  static void routines(Steps steps) {
    Label some = steps.label("some_output");
    Label later = steps.label("output_later");
    steps
        .because("relay the terminal")
        .mark(READ)
        .call(
            LEFT,
            OnError.GO_ON,
            Syscall.READ,
            Arg.value(TerminalRelay.MASTER),
            OUT,
            Arg.number(OUT.size()))
        .set(AT, OUT)
        .branch(Arg.value(LEFT), Comparison.AT_LEAST, Arg.ZERO, some)
        .set(LEFT, Arg.ZERO)
        .mark(some)
        .back();
    writeRoutine(steps, later);
    steps.mark(later).back();
  }

  /** What nobody will ever read is dropped, so that the program can go on. */
  private static void writeRoutine(Steps steps, Label later) {
    Label written = steps.label("output_written");
    steps
        .mark(WRITE)
        .call(
            COUNT,
            OnError.GO_ON.or(Steps.error("EINTR"), later).or(Steps.error("EAGAIN"), later),
            Syscall.WRITE,
            STDOUT,
            Arg.value(AT),
            Arg.value(LEFT))
        .branch(Arg.value(COUNT), Comparison.AT_LEAST, Arg.number(1), written)
        .set(COUNT, Arg.value(LEFT))
        .mark(written)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(COUNT))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.value(COUNT));
  }

  /**
   * After the program's end: what it wrote last is still in the kernel, and no more than a pty holds.
   * A request to end ends this too.
   */
  static void drain(Steps steps, Slot signals) {
    Label again = steps.label("drain");
    Label flushed = steps.label("flushed");
    Label done = steps.label("drained");
    steps
        .set(READS, Arg.ZERO)
        .mark(again)
        .branch(Arg.value(LEFT), Comparison.EQUAL, Arg.ZERO, flushed);
    awaitRoom(steps, signals, done);
    write(steps);
    steps
        .jump(again)
        .mark(flushed)
        .compute(READS, Arg.value(READS), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(READS), Comparison.AT_LEAST, MOST_READS, done);
    read(steps);
    steps.branch(Arg.value(LEFT), Comparison.NOT_EQUAL, Arg.ZERO, again).mark(done);
  }

  private static void awaitRoom(Steps steps, Slot signals, Label asked) {
    Label quiet = steps.label("no_request");
    steps
        .store(Width.U32, POLLED, STDOUT)
        .store(Width.U16, new Arg.Inside(POLLED, 4), flags("POLLOUT"))
        .store(Width.U32, new Arg.Inside(POLLED, 8), Arg.value(signals))
        .store(Width.U16, new Arg.Inside(POLLED, 12), flags("POLLIN"))
        .call(
            OnError.GO_ON,
            Syscall.PPOLL,
            POLLED,
            Arg.number(2),
            Arg.NULL,
            Arg.NULL,
            Supervisor.SIGNAL_SET_SIZE)
        .load(SIGNAL, Width.U16, new Arg.Inside(POLLED, 14))
        .branch(Arg.value(SIGNAL), Comparison.EQUAL, Arg.ZERO, quiet)
        .call(
            OnError.GO_ON,
            Syscall.READ,
            Arg.value(signals),
            SIGNAL_INFO,
            Arg.number(SIGNAL_INFO.size()))
        .load(SIGNAL, Width.U32, SIGNAL_INFO)
        .branch(Arg.value(SIGNAL), Comparison.EQUAL, flags("SIGINT"), asked)
        .branch(Arg.value(SIGNAL), Comparison.EQUAL, flags("SIGTERM"), asked)
        .mark(quiet);
  }
}
