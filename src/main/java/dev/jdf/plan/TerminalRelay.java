package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * The supervisor between the caller's terminal and the container's. Where standard input is a
 * terminal, it is raw meanwhile; where it is something else and ends, the container's terminal gets
 * an end of file (Ctrl-D), so that a shell that reads a pipe ends.
 */
final class TerminalRelay {

  static final Slot MASTER = new Slot("relay_master");

  private static final Slot SIGNALS = new Slot("relay_signals");
  private static final Slot PEER = new Slot("relay_peer");
  private static final Slot READY = new Slot("relay_ready");
  private static final Slot COUNT = new Slot("relay_count");
  private static final Slot EVENTS = new Slot("relay_events");

  /** What was read from standard input and is not written yet. */
  private static final Slot INPUT_AT = new Slot("input_at");

  private static final Slot INPUT_LEFT = new Slot("input_left");

  /** Standard input, or -1 after its end. */
  private static final Slot INPUT = new Slot("input");

  private static final Arg.Buffer POLLED = new Arg.Buffer("polled", 40);
  private static final Arg.Buffer SIGNAL_INFO = new Arg.Buffer("signalfd_siginfo", 128);
  private static final Arg.Buffer IN = new Arg.Buffer("input_bytes", 1024);
  private static final Arg.Buffer BYTE = new Arg.Buffer("message_byte", 8);
  private static final Arg.Buffer RIGHTS = new Arg.Buffer("received_rights", 24);

  /** Indices of struct pollfd in {@link #POLLED}. */
  private static final int SIGNAL = 0;

  private static final int STDIN = 1;
  private static final int OUTPUT = 2;
  private static final int SOCKET = 3;
  private static final int STDOUT = 4;

  /** No file, for poll(2). */
  private static final Arg NOTHING = new Arg.Number(0xffffffffL, "-1");

  /** 1 once there is something to take back. */
  private static final Slot RELAYING = new Slot("relaying");

  private TerminalRelay() {}

  /** Relays until the container has ended, and goes on at {@link Supervision#ENDED}. */
  static void write(Steps steps, Container container) {
    Label next = steps.label("relay");
    steps
        .because("relay the terminal")
        .call(
            SIGNALS,
            Syscall.SIGNALFD4,
            Arg.number(-1),
            Supervisor.ALL_SIGNALS,
            Supervisor.SIGNAL_SET_SIZE,
            flags("SFD_CLOEXEC"))
        .set(MASTER, NOTHING)
        .set(INPUT, Arg.ZERO)
        .set(RELAYING, Arg.number(1));
    watch(steps, SIGNAL, Arg.value(SIGNALS), "POLLIN");
    watch(steps, SOCKET, Arg.value(Terminal.RECEIVES), "POLLIN");
    steps.mark(next);
    chooseWatched(steps);
    steps.call(
        READY,
        OnError.FAIL.or(Steps.error("EINTR"), next),
        Syscall.PPOLL,
        POLLED,
        Arg.number(5),
        Arg.NULL,
        Arg.NULL,
        Supervisor.SIGNAL_SET_SIZE);
    receive(steps, next);
    output(steps);
    input(steps);
    signals(steps, container, next);
  }

  private static void watch(Steps steps, int index, Arg file, String events) {
    steps
        .store(Width.U32, new Arg.Inside(POLLED, 8 * index), file)
        .store(Width.U16, new Arg.Inside(POLLED, 8 * index + 4), flags(events));
  }

  /**
   * Input is read only once the last of it is written, for the container may be slow to take it, and
   * so is output, for the caller may be slow.
   */
  private static void chooseWatched(Steps steps) {
    Label later = steps.label("no_terminal_yet");
    Label empty = steps.label("no_output_left");
    Label pending = steps.label("input_left");
    watch(steps, STDIN, NOTHING, "POLLIN");
    watch(steps, OUTPUT, Arg.value(MASTER), "POLLIN");
    watch(steps, STDOUT, NOTHING, "POLLOUT");
    steps
        .branch(Arg.value(MASTER), Comparison.EQUAL, NOTHING, later)
        .set(EVENTS, flags("POLLIN"))
        .branch(Arg.value(RelayedOutput.LEFT), Comparison.EQUAL, Arg.ZERO, empty)
        .set(EVENTS, Arg.ZERO);
    watch(steps, STDOUT, Arg.number(1), "POLLOUT");
    steps.mark(empty).branch(Arg.value(INPUT_LEFT), Comparison.NOT_EQUAL, Arg.ZERO, pending);
    watch(steps, STDIN, Arg.value(INPUT), "POLLIN");
    Label chosen = steps.label("chosen");
    steps
        .jump(chosen)
        .mark(pending)
        .compute(EVENTS, Arg.value(EVENTS), Arithmetic.OR, flags("POLLOUT"))
        .mark(chosen)
        .store(Width.U16, new Arg.Inside(POLLED, 8 * OUTPUT + 4), Arg.value(EVENTS))
        .mark(later);
  }

  /** Leaves out what follows, up to {@code skip}, unless there is an event at {@code index}. */
  private static void onlyIf(Steps steps, int index, long events, Label skip) {
    steps
        .load(READY, Width.U16, new Arg.Inside(POLLED, 8 * index + 6))
        .compute(READY, Arg.value(READY), Arithmetic.AND, Arg.number(events))
        .branch(Arg.value(READY), Comparison.EQUAL, Arg.ZERO, skip);
  }

  /** The container's terminal: it does not hang up while a peer is held here. */
  private static void receive(Steps steps, Label next) {
    Label skip = steps.label("no_message");
    Label received = steps.label("received");
    onlyIf(steps, SOCKET, 0xffff, skip);
    watch(steps, SOCKET, NOTHING, "POLLIN");
    Arg message = Terminal.message(steps, BYTE, RIGHTS);
    steps
        .call(
            COUNT,
            OnError.GO_ON,
            Syscall.RECVMSG,
            Arg.value(Terminal.RECEIVES),
            message,
            flags("MSG_CMSG_CLOEXEC|MSG_DONTWAIT"))
        .branch(Arg.value(COUNT), Comparison.EQUAL, Arg.number(1), received)
        .jump(next)
        .mark(received)
        .load(MASTER, Width.U32, new Arg.Inside(RIGHTS, 16))
        .call(
            PEER,
            Syscall.IOCTL,
            Arg.value(MASTER),
            flags("TIOCGPTPEER"),
            flags("O_RDWR|O_NOCTTY|O_CLOEXEC"))
        .call(Syscall.FCNTL, Arg.value(MASTER), flags("F_SETFL"), flags("O_RDWR|O_NONBLOCK"));
    CallersTerminal.makeRaw(steps);
    steps.because("relay the terminal").mark(skip);
  }

  private static void output(Steps steps) {
    Label none = steps.label("no_output");
    Label full = steps.label("no_room");
    onlyIf(steps, STDOUT, 0xffff, full);
    RelayedOutput.write(steps);
    steps.mark(full);
    onlyIf(steps, OUTPUT, flags("POLLIN|POLLHUP|POLLERR").value(), none);
    steps.branch(Arg.value(RelayedOutput.LEFT), Comparison.NOT_EQUAL, Arg.ZERO, none);
    RelayedOutput.read(steps);
    steps.mark(none);
  }

  private static void input(Steps steps) {
    Label none = steps.label("no_input");
    Label some = steps.label("some_input");
    Label written = steps.label("input_written");
    onlyIf(steps, STDIN, 0xffff, none);
    steps
        .call(INPUT_LEFT, OnError.GO_ON, Syscall.READ, Arg.ZERO, IN, Arg.number(IN.size()))
        .branch(Arg.value(INPUT_LEFT), Comparison.AT_LEAST, Arg.number(1), some)
        .set(INPUT, NOTHING)
        .set(INPUT_LEFT, Arg.number(1))
        .store(Width.U8, IN, new Arg.Number(4, "Ctrl-D"))
        .mark(some)
        .set(INPUT_AT, IN)
        .mark(none)
        .branch(Arg.value(INPUT_LEFT), Comparison.EQUAL, Arg.ZERO, written)
        .call(
            COUNT,
            OnError.GO_ON,
            Syscall.WRITE,
            Arg.value(MASTER),
            Arg.value(INPUT_AT),
            Arg.value(INPUT_LEFT))
        .branch(Arg.value(COUNT), Comparison.LESS, Arg.ZERO, written)
        .compute(INPUT_AT, Arg.value(INPUT_AT), Arithmetic.ADD, Arg.value(COUNT))
        .compute(INPUT_LEFT, Arg.value(INPUT_LEFT), Arithmetic.SUBTRACT, Arg.value(COUNT))
        .mark(written);
  }

  private static void signals(Steps steps, Container container, Label next) {
    Label skip = steps.label("no_signal");
    Label other = steps.label("not_winch");
    onlyIf(steps, SIGNAL, 0xffff, skip);
    steps
        .call(Syscall.READ, Arg.value(SIGNALS), SIGNAL_INFO, Arg.number(SIGNAL_INFO.size()))
        .load(Supervision.SIGNAL, Width.U32, SIGNAL_INFO)
        .branch(Arg.value(Supervision.SIGNAL), Comparison.NOT_EQUAL, flags("SIGWINCH"), other)
        .call(OnError.GO_ON, Syscall.IOCTL, Arg.ZERO, flags("TIOCGWINSZ"), Terminal.SIZE)
        .call(OnError.GO_ON, Syscall.IOCTL, Arg.value(MASTER), flags("TIOCSWINSZ"), Terminal.SIZE)
        .jump(next)
        .mark(other);
    Supervision.onSignal(steps, container, next);
    steps.mark(skip).jump(next);
  }

  /** What the container wrote last is still to be shown, and the caller's terminal to be as it was. */
  static void restore(Steps steps) {
    Label silent = steps.label("nothing_relayed");
    steps
        .because("give the terminal back")
        .branch(Arg.value(RELAYING), Comparison.EQUAL, Arg.ZERO, silent);
    RelayedOutput.drain(steps, SIGNALS);
    CallersTerminal.restore(steps);
    steps.mark(silent);
  }
}
