package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * What happens after a step failed. On the container's side the failure is reported to the
 * supervisor; there everything made is taken back, and the user told.
 */
final class Failures {

  /** Tells what failed and exits; everything is taken back already. */
  static final Label TOLD = new Label("tell_failure");

  private Failures() {}

  static void write(Steps steps, Container container) {
    Label here = steps.label("own_failure");
    Label childless = steps.label("childless");
    steps
        .because("end after a failure")
        .mark(Supervisor.FAILURE)
        .branch(Arg.value(Supervisor.IN_CHILD), Comparison.EQUAL, Arg.ZERO, here);
    SetUpReport.write(steps);
    Supervisor.exit(steps, Arg.value(Supervisor.EXIT_CODE));
    steps
        .mark(here)
        .branch(Arg.value(Supervisor.CHILD_PID), Comparison.EQUAL, Arg.ZERO, childless)
        .call(OnError.GO_ON, Syscall.KILL, Arg.value(Supervisor.CHILD_PID), flags("SIGKILL"))
        .call(
            OnError.GO_ON,
            Syscall.WAIT4,
            Arg.value(Supervisor.CHILD_PID),
            Arg.NULL,
            Arg.ZERO,
            Arg.NULL)
        .mark(childless);
    Supervision.takeBack(steps, container);
    steps.because("end after a failure").mark(TOLD).add(new Op.Explain());
    Supervisor.exit(steps, Arg.value(Supervisor.EXIT_CODE));
  }
}
