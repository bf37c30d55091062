package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * The launcher's first process. It makes what has to be made outside of the container, starts the
 * container's first process by clone(2) and stays, to do what {@link Supervision} says, until that
 * one ends. Its own failures and those of the container's side before execve end here.
 */
final class Supervisor {

  /** Where the container's first process begins. */
  static final Label CHILD = new Label("child");

  /** Where a failed step leads, in every process of the launcher. */
  static final Label FAILURE = new Label("failure");

  /** A pidfd of this process: readable once it is dead. */
  static final Slot SUPERVISOR = new Slot("supervisor");

  /** What the launcher exits with when a step fails: 125 if the plan says nothing else. */
  static final Slot EXIT_CODE = new Slot("exit_code");

  /** The container's first process, as this process sees it. */
  static final Slot CHILD_PID = new Slot("child_pid");

  /** The id of this process. */
  static final Slot OWN_PID = new Slot("own_pid");

  /** 1 in every process but the supervisor. */
  static final Slot IN_CHILD = new Slot("in_child");

  /** The end of the pipe that this process reads a failure from, and the end that others write. */
  static final Slot REPORT_FROM = new Slot("report_from");

  static final Slot REPORT_TO = new Slot("report_to");

  /** All signals. */
  static final Arg ALL_SIGNALS = Steps.struct(field("mask", Width.U64, new Arg.Number(-1, "~[]")));

  static final Arg SIGNAL_SET_SIZE = Arg.number(8);

  /** The end of a range of descriptors, close_range(2). */
  static final Arg ALL_DESCRIPTORS = new Arg.Number(0xffffffffL, "~0U");

  private static final Slot BORDER = new Slot("border");
  private static final Arg.Buffer PIPE = new Arg.Buffer("pipe", 8);

  private Supervisor() {}

  static void write(Steps steps, Container container) {
    steps.because("start").set(EXIT_CODE, Arg.number(125));
    SealedCopy.write(steps, container);
    ownName(steps);
    standardDescriptors(steps);
    LayeredRoot.hold(steps, container);
    ownDescriptors(steps, container);
    ownSignals(steps);
    openLifelines(steps);
    Namespaces.open(steps, container);
    Cgroups.create(steps, container);
    Terminal.prepare(steps, container);
    LayeredRoot.prepare(steps, container);
    FirstProcess.start(steps, container);
    Cgroups.sweep(steps, container);
    Supervision.write(steps, container);
    Failures.write(steps, container);
    TextBuffer.routines(steps);
    Decimal.routine(steps);
    ProcessStat.routines(steps);
    Leftovers.routines(steps, container);
    Cgroups.routines(steps, container);
    if (container.process().terminal()) {
      RelayedOutput.routines(steps);
    }
  }

  /** What ps shows would else be the number of the descriptor that this was executed from. */
  private static void ownName(Steps steps) {
    steps
        .because("be called jexec")
        .call(OnError.GO_ON, Syscall.PRCTL, flags("PR_SET_NAME"), Arg.text("jexec"));
  }

  /**
   * None of the caller's descriptors may reach the container, whatever marks it put on them. The Java
   * that was here before holds the tree of an image with one; by now there is our own.
   */
  private static void ownDescriptors(Steps steps, Container container) {
    steps.because("close what the caller left open");
    if (LayeredRoot.isAsked(container)) {
      LayeredRoot.closeOthers(steps);
    } else {
      steps.call(Syscall.CLOSE_RANGE, Arg.number(3), ALL_DESCRIPTORS, Arg.ZERO);
    }
  }

  private static void standardDescriptors(Steps steps) {
    steps.because("make sure that 0, 1 and 2 are open");
    for (int number = 0; number <= 2; number++) {
      Label closed = steps.label("closed");
      Label open = steps.label("open");
      steps
          .call(
              OnError.FAIL.or(Steps.error("EBADF"), closed),
              Syscall.FCNTL,
              Arg.number(number),
              flags("F_GETFD"))
          .jump(open)
          .mark(closed)
          .call(Syscall.OPENAT, flags("AT_FDCWD"), Arg.text("/dev/null"), flags("O_RDWR"), Arg.ZERO)
          .mark(open);
    }
  }

  /** An ignored SIGCHLD, which exec keeps, would take the exit code away. */
  private static void ownSignals(Steps steps) {
    steps
        .because("take all signals")
        .call(
            Syscall.RT_SIGACTION,
            flags("SIGCHLD"),
            Steps.struct(
                field("handler", Width.U64, new Arg.Number(0, "SIG_DFL")),
                field("flags", Width.U64, Arg.ZERO),
                field("restorer", Width.U64, Arg.ZERO),
                field("mask", Width.U64, Arg.ZERO)),
            Arg.NULL,
            SIGNAL_SET_SIZE)
        .call(Syscall.RT_SIGPROCMASK, flags("SIG_SETMASK"), ALL_SIGNALS, Arg.NULL, SIGNAL_SET_SIZE);
  }

  private static void openLifelines(Steps steps) {
    steps
        .because("let the container notice the end of jexec")
        .call(OWN_PID, Syscall.GETPID)
        .call(SUPERVISOR, Syscall.PIDFD_OPEN, Arg.value(OWN_PID), Arg.ZERO)
        .because("open a pipe for failures");
    pipe(steps, "O_CLOEXEC|O_NONBLOCK", REPORT_FROM, REPORT_TO);
  }

  static void pipe(Steps steps, String options, Slot from, Slot to) {
    steps
        .call(Syscall.PIPE2, PIPE, flags(options))
        .load(from, Width.U32, PIPE)
        .load(to, Width.U32, new Arg.Inside(PIPE, 4));
  }

  /** Ends this process. */
  static void exit(Steps steps, Arg code) {
    steps.call(Syscall.EXIT_GROUP, code);
  }

  /** Closes every descriptor but the standard ones and the end of the pipe for failures. */
  static void closeAllButReport(Steps steps) {
    steps
        .because("close every descriptor of jexec")
        .compute(BORDER, Arg.value(REPORT_TO), Arithmetic.SUBTRACT, Arg.number(1))
        .call(Syscall.CLOSE_RANGE, Arg.number(3), Arg.value(BORDER), Arg.ZERO)
        .compute(BORDER, Arg.value(REPORT_TO), Arithmetic.ADD, Arg.number(1))
        .call(Syscall.CLOSE_RANGE, Arg.value(BORDER), ALL_DESCRIPTORS, Arg.ZERO);
  }
}
