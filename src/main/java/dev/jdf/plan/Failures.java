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
    report(steps);
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

  private static void report(Steps steps) {
    steps
        .store(Width.U64, Supervisor.REPORT, Arg.value(Plan.FAILED_STEP))
        .store(Width.U64, new Arg.Inside(Supervisor.REPORT, 8), Arg.value(Plan.FAILED_ERRNO))
        .store(Width.U64, new Arg.Inside(Supervisor.REPORT, 16), Arg.value(Supervisor.EXIT_CODE))
        .call(
            OnError.GO_ON,
            Syscall.WRITE,
            Arg.value(Supervisor.REPORT_TO),
            Supervisor.REPORT,
            Arg.number(Supervisor.REPORT.size()));
    Supervisor.exit(steps, Arg.value(Supervisor.EXIT_CODE));
  }
}
