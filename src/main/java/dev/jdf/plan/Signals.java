package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Arch;
import dev.jdf.linux.Syscall;
import java.util.List;

/**
 * How the supervisor passes signals on. A process that is the first of its pid namespace ignores
 * what it has no handler for, so the third SIGINT or SIGTERM becomes SIGKILL, unless the process
 * catches, waits for or ignores that signal itself. The first SIGHUP does: whoever could send more is
 * gone. SIGTSTP stops the container's first process and the supervisor, as a shell's user expects of
 * Ctrl-Z, until SIGCONT.
 */
final class Signals {

  /** They tell of the supervisor's own terminal and pipes. */
  private static final List<String> NOT_PASSED_ON = List.of("SIGTTIN", "SIGTTOU", "SIGPIPE");

  private static final Arg SIGWAIT =
      new Arg.Number(Syscall.RT_SIGTIMEDWAIT.number(Arch.X86_64), "SYS_rt_sigtimedwait");
  private static final Arg ONE = Arg.number(1);
  private static final Arg MOST_LOOKS = Arg.number(50);

  private static final Arg.Buffer ACTION = new Arg.Buffer("hangup_action", 32);
  private static final Slot HANDLER = new Slot("hangup_handler");
  private static final Slot BIT = new Slot("signal_bit");
  private static final Slot SET = new Slot("signal_set");
  private static final Slot LOOKS = new Slot("looks_at_process");
  private static final Slot REQUESTS = new Slot("requests_to_end");

  private Signals() {}

  /**
   * Passes {@code signal} on and goes on at {@code next}. An init of ours takes every signal, and what
   * runs behind it is no first process.
   */
  static void passOn(Steps steps, boolean toInit, Slot signal, Label next) {
    Label request = steps.label("request_to_end");
    Label hangup = steps.label("hangup");
    Label urgent = steps.label("urgent_request");
    Label stop = steps.label("stop");
    Label pass = steps.label("pass_on");
    steps.because("pass a signal on");
    for (String name : NOT_PASSED_ON) {
      steps.branch(Arg.value(signal), Comparison.EQUAL, flags(name), next);
    }
    steps
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGINT"), request)
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGTERM"), request)
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGHUP"), hangup)
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGTSTP"), stop)
        .mark(pass);
    kill(steps, Supervisor.CHILD_PID, Arg.value(signal));
    steps.jump(next).mark(hangup);
    unlessIgnoredByCaller(steps, next);
    steps
        .jump(urgent)
        .mark(request)
        .compute(REQUESTS, Arg.value(REQUESTS), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(REQUESTS), Comparison.LESS, Arg.number(3), pass)
        .mark(urgent);
    if (!toInit) {
      unlessHandled(steps, signal, pass);
      steps.set(signal, flags("SIGKILL"));
    }
    steps.jump(pass).mark(stop);
    suspend(steps);
    steps.jump(next);
  }

  private static void suspend(Steps steps) {
    kill(steps, Supervisor.CHILD_PID, flags("SIGSTOP"));
    kill(steps, Supervisor.OWN_PID, flags("SIGSTOP"));
    kill(steps, Supervisor.CHILD_PID, flags("SIGCONT"));
  }

  /** nohup(1) means that the end of a terminal is not for what it starts; exec keeps that. */
  private static void unlessIgnoredByCaller(Steps steps, Label next) {
    steps
        .call(Syscall.RT_SIGACTION, flags("SIGHUP"), Arg.NULL, ACTION, Supervisor.SIGNAL_SET_SIZE)
        .load(HANDLER, Width.U64, ACTION)
        .branch(Arg.value(HANDLER), Comparison.EQUAL, new Arg.Number(1, "SIG_IGN"), next);
  }

  /**
   * Goes to {@code handled} if the container's first process has a way of its own with {@code
   * signal}; it may also block it, to wait for it by a signalfd or sigwait(3), which unblocks it
   * meanwhile. One that has just woken from sigwait looks like neither, so there are looks for a
   * tenth of a second.
   * Of what cannot be seen nothing is known, and a user must be able to leave.
   */
  private static void unlessHandled(Steps steps, Slot signal, Label handled) {
    Label look = steps.label("look_at_process");
    Label unhandled = steps.label("unhandled");
    steps.set(LOOKS, Arg.ZERO).mark(look);
    lookForHandler(steps, signal, handled, unhandled);
    steps
        .compute(LOOKS, Arg.value(LOOKS), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(LOOKS), Comparison.AT_LEAST, MOST_LOOKS, unhandled)
        .call(OnError.GO_ON, Syscall.NANOSLEEP, Cgroups.milliseconds(2), Arg.NULL)
        .jump(look)
        .mark(unhandled);
  }

  private static void lookForHandler(Steps steps, Slot signal, Label handled, Label unseen) {
    ProcessStat.read(steps, Arg.value(Supervisor.CHILD_PID));
    steps
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.LESS, Arg.number(1), unseen)
        .compute(BIT, Arg.value(signal), Arithmetic.SUBTRACT, Arg.number(1))
        .compute(BIT, ONE, Arithmetic.SHIFT_LEFT, Arg.value(BIT));
    for (int field : List.of(ProcessStat.BLOCKED, ProcessStat.IGNORED, ProcessStat.CAUGHT)) {
      ProcessStat.field(steps, field);
      steps
          .compute(SET, Arg.value(Decimal.NUMBER), Arithmetic.AND, Arg.value(BIT))
          .branch(Arg.value(SET), Comparison.NOT_EQUAL, Arg.ZERO, handled);
    }
    ProcessStat.readSyscall(steps, Arg.value(Supervisor.CHILD_PID));
    steps
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.LESS, Arg.number(1), unseen)
        .branch(Arg.value(Decimal.NUMBER), Comparison.EQUAL, SIGWAIT, handled);
  }

  /** A process that has just died, or has changed its user, cannot be helped. */
  private static void kill(Steps steps, Slot process, Arg signal) {
    steps.call(OnError.GO_ON, Syscall.KILL, Arg.value(process), signal);
  }
}
