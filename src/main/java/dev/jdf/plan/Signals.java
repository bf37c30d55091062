package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.util.List;

/**
 * How the supervisor passes signals on. A process that is the first of its pid namespace ignores
 * what it has no handler for, so the third SIGINT or SIGTERM becomes SIGKILL. SIGTSTP stops the
 * container's first process and the supervisor, as a shell's user expects of Ctrl-Z, until SIGCONT.
 */
final class Signals {

  /** They tell of the supervisor's own terminal and pipes. */
  private static final List<String> NOT_PASSED_ON = List.of("SIGTTIN", "SIGTTOU", "SIGPIPE");

  private static final Slot REQUESTS = new Slot("requests_to_end");

  private Signals() {}

  /** Passes {@code signal} on and goes on at {@code next}. */
  static void passOn(Steps steps, Slot signal, Label next) {
    Label request = steps.label("request_to_end");
    Label stop = steps.label("stop");
    Label pass = steps.label("pass_on");
    steps.because("pass a signal on");
    for (String name : NOT_PASSED_ON) {
      steps.branch(Arg.value(signal), Comparison.EQUAL, flags(name), next);
    }
    steps
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGINT"), request)
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGTERM"), request)
        .branch(Arg.value(signal), Comparison.EQUAL, flags("SIGTSTP"), stop)
        .mark(pass);
    kill(steps, Supervisor.CHILD_PID, Arg.value(signal));
    steps
        .jump(next)
        .mark(request)
        .compute(REQUESTS, Arg.value(REQUESTS), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(REQUESTS), Comparison.LESS, Arg.number(3), pass)
        .set(signal, flags("SIGKILL"))
        .jump(pass)
        .mark(stop);
    kill(steps, Supervisor.CHILD_PID, flags("SIGSTOP"));
    kill(steps, Supervisor.OWN_PID, flags("SIGSTOP"));
    kill(steps, Supervisor.CHILD_PID, flags("SIGCONT"));
    steps.jump(next);
  }

  /** A process that has just died, or has changed its user, cannot be helped. */
  private static void kill(Steps steps, Slot process, Arg signal) {
    steps.call(OnError.GO_ON, Syscall.KILL, Arg.value(process), signal);
  }
}
