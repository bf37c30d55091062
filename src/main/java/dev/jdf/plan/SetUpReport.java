package dev.jdf.plan;

import dev.jdf.linux.Syscall;
import dev.jdf.oci.Resources;
import java.util.Optional;

/**
 * What the container's side says of its set-up, through a pipe that execve(2) closes: which step
 * failed. Of a success it says nothing, unless there is a limit of memory that may kill it before.
 */
final class SetUpReport {

  /** {step, errno, exit code}, each a U64; errno 0 is success. */
  private static final Arg.Buffer REPORT = new Arg.Buffer("report", 24);

  private static final Arg SIZE = Arg.number(REPORT.size());
  private static final Arg ERRNO = new Arg.Inside(REPORT, 8);
  private static final Arg CODE = new Arg.Inside(REPORT, 16);

  /** What {@link Supervision#exitCode} makes of SIGKILL. */
  private static final Arg KILLED = Arg.number(137);

  private static final Slot COUNT = new Slot("report_length");
  private static final Slot REPORTED = new Slot("report_errno");

  private SetUpReport() {}

  /** The container's side: a step failed. */
  static void write(Steps steps) {
    steps
        .store(Width.U64, REPORT, Arg.value(Plan.FAILED_STEP))
        .store(Width.U64, ERRNO, Arg.value(Plan.FAILED_ERRNO))
        .store(Width.U64, CODE, Arg.value(Supervisor.EXIT_CODE));
    send(steps);
  }

  /** The container's side: what is left to do are its privileges and the program. */
  static void writeSuccess(Steps steps, Container container) {
    if (memoryLimit(container).isPresent()) {
      steps.because("tell that the set-up is done").store(Width.U64, ERRNO, Arg.ZERO);
      send(steps);
    }
  }

  /** Fails if the first process was killed before it could say that its set-up is done. */
  static void refuseKilled(Steps steps, Container container) {
    memoryLimit(container).ifPresent(limit -> {
      Label other = steps.label("not_killed");
      steps.branch(Arg.value(Supervisor.EXIT_CODE), Comparison.NOT_EQUAL, KILLED, other);
      receive(steps);
      steps
          .branch(Arg.value(COUNT), Comparison.EQUAL, SIZE, other)
          .set(Supervisor.CHILD_PID, Arg.ZERO)
          .set(Supervisor.EXIT_CODE, Arg.number(125))
          .because(container.origin(
              "/linux/resources/memory/limit",
              "set the container up, whose first process was killed: is the memory limit of "
                  + limit + " too low?"))
          .refuse("ENOMEM")
          .mark(other);
    });
  }

  /** Goes to {@code failed} if a step failed. */
  static void read(Steps steps, Container container, Label failed) {
    receive(steps);
    if (memoryLimit(container).isPresent()) {
      Label done = steps.label("report_read");
      steps
          .branch(Arg.value(COUNT), Comparison.NOT_EQUAL, SIZE, done)
          .load(REPORTED, Width.U64, ERRNO)
          .branch(Arg.value(REPORTED), Comparison.NOT_EQUAL, Arg.ZERO, failed);
      receive(steps);
      steps.mark(done);
    }
    steps.branch(Arg.value(COUNT), Comparison.EQUAL, SIZE, failed);
  }

  /** What failed, as if it were a step of the supervisor. */
  static void load(Steps steps) {
    steps
        .load(Plan.FAILED_STEP, Width.U64, REPORT)
        .load(Plan.FAILED_ERRNO, Width.U64, ERRNO)
        .load(Supervisor.EXIT_CODE, Width.U64, CODE);
  }

  private static void send(Steps steps) {
    steps.call(OnError.GO_ON, Syscall.WRITE, Arg.value(Supervisor.REPORT_TO), REPORT, SIZE);
  }

  private static void receive(Steps steps) {
    steps.call(COUNT, OnError.GO_ON, Syscall.READ, Arg.value(Supervisor.REPORT_FROM), REPORT, SIZE);
  }

  private static Optional<Long> memoryLimit(Container container) {
    return Optional.ofNullable(container.linux().resources())
        .map(Resources::memory)
        .map(Resources.Memory::limit)
        .filter(limit -> limit >= 0 && Cgroups.areMade(container));
  }
}
