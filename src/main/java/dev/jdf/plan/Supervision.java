package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * What the supervisor does while the container runs and when it has ended: it passes signals on,
 * relays the terminal, takes back what it made and exits with the container's code.
 */
final class Supervision {

  /** The container's first process is dead, its status in {@link #STATUS}. */
  static final Label ENDED = new Label("container_ended");

  static final Slot SIGNAL = new Slot("signal");
  static final Slot STATUS = new Slot("status");

  /** Where wait4(2) writes a status. */
  static final Arg.Buffer STATUS_WORD = new Arg.Buffer("status_word", 8);

  private static final Slot REAPED = new Slot("reaped");
  private static final Slot PART = new Slot("status_part");

  private Supervision() {}

  static void write(Steps steps, Container container) {
    if (container.process().terminal()) {
      TerminalRelay.write(steps, container);
    } else {
      waitForSignals(steps, container);
    }
    end(steps, container);
  }

  private static void waitForSignals(Steps steps, Container container) {
    Label next = steps.label("next_signal");
    steps.because("wait for the container");
    takeSignal(steps, SIGNAL, next);
    onSignal(steps, container, next);
  }

  /** From {@code next} on, waits for any signal. */
  static void takeSignal(Steps steps, Slot signal, Label next) {
    steps
        .mark(next)
        .call(
            signal,
            OnError.FAIL.or(Steps.error("EINTR"), next),
            Syscall.RT_SIGTIMEDWAIT,
            Supervisor.ALL_SIGNALS,
            Arg.NULL,
            Arg.NULL,
            Supervisor.SIGNAL_SET_SIZE);
  }

  /** Deals with {@link #SIGNAL} and goes on at {@code next}, or at {@link #ENDED}. */
  static void onSignal(Steps steps, Container container, Label next) {
    Label other = steps.label("other_signal");
    steps
        .branch(Arg.value(SIGNAL), Comparison.NOT_EQUAL, flags("SIGCHLD"), other)
        .call(
            REAPED,
            Syscall.WAIT4,
            Arg.value(Supervisor.CHILD_PID),
            STATUS_WORD,
            flags("WNOHANG"),
            Arg.NULL)
        .branch(Arg.value(REAPED), Comparison.EQUAL, Arg.ZERO, next)
        .load(STATUS, Width.U32, STATUS_WORD)
        .jump(ENDED)
        .mark(other);
    Signals.passOn(steps, Init.isAsked(container), SIGNAL, next);
  }

  private static void end(Steps steps, Container container) {
    steps.because("end with the container").mark(ENDED);
    exitCode(steps, STATUS, Supervisor.EXIT_CODE);
    SetUpReport.refuseKilled(steps, container);
    takeBack(steps, container);
    Label failed = steps.label("set_up_failed");
    steps.because("end with the container");
    SetUpReport.read(steps, container, failed);
    Supervisor.exit(steps, Arg.value(Supervisor.EXIT_CODE));
    steps.mark(failed);
    SetUpReport.load(steps);
    steps.jump(Failures.TOLD);
  }

  /** The code that a shell would give for a status of wait4(2): 128+n after signal n. */
  static void exitCode(Steps steps, Slot status, Slot code) {
    Label killed = steps.label("killed");
    Label known = steps.label("known");
    steps
        .compute(PART, Arg.value(status), Arithmetic.AND, new Arg.Number(0x7f, "0x7f"))
        .branch(Arg.value(PART), Comparison.NOT_EQUAL, Arg.ZERO, killed)
        .compute(PART, Arg.value(status), Arithmetic.SHIFT_RIGHT, Arg.number(8))
        .compute(code, Arg.value(PART), Arithmetic.AND, new Arg.Number(0xff, "0xff"))
        .jump(known)
        .mark(killed)
        .compute(code, Arg.value(PART), Arithmetic.ADD, Arg.number(128))
        .mark(known);
  }

  /** Undoes what the supervisor did to the host; the container's first process is dead. */
  static void takeBack(Steps steps, Container container) {
    if (container.process().terminal()) {
      TerminalRelay.restore(steps);
    }
    Leftovers.kill(steps, container);
    Cgroups.remove(steps, container);
  }
}
