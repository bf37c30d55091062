package dev.jdf.plan;

import dev.jdf.linux.Syscall;

/** Copies what the container's terminal has to say to standard output, until it has no more. */
final class RelayedOutput {

  static final Label COPY = new Label("copy_output");

  private static final Slot AT = new Slot("output_at");
  private static final Slot LEFT = new Slot("output_left");
  private static final Slot COUNT = new Slot("output_count");

  /** How many bytes the last copy was of; less than 1 when there were none. */
  static final Slot RECEIVED = new Slot("output_received");

  private static final Arg.Buffer OUT = new Arg.Buffer("output_bytes", 4096);

  private RelayedOutput() {}

  /** At most a screenful at a time is copied, or a signal would have to wait for a chatty program. */
  static void routine(Steps steps) {
    Label more = steps.label("more_output");
    Label done = steps.label("output_done");
    steps
        .because("relay the terminal")
        .mark(COPY)
        .call(
            LEFT,
            OnError.GO_ON,
            Syscall.READ,
            Arg.value(TerminalRelay.MASTER),
            OUT,
            Arg.number(OUT.size()))
        .set(RECEIVED, Arg.value(LEFT))
        .set(AT, OUT)
        .mark(more)
        .branch(Arg.value(LEFT), Comparison.LESS, Arg.number(1), done)
        .call(
            COUNT,
            OnError.GO_ON.or(Steps.error("EINTR"), more),
            Syscall.WRITE,
            Arg.number(1),
            Arg.value(AT),
            Arg.value(LEFT))
        .branch(Arg.value(COUNT), Comparison.LESS, Arg.number(1), done)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(COUNT))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.value(COUNT))
        .jump(more)
        .mark(done)
        .back();
  }
}
