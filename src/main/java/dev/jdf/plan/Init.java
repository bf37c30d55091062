package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import dev.jdf.oci.Process;

/**
 * A first process that does what an init has to: it starts the program as its child, passes signals
 * on to it, reaps every process that ends, and exits with the program's code. It has the program's
 * user and no privilege at all.
 */
final class Init {

  static final String ANNOTATION = "dev.jdf.init";

  private static final Slot PROGRAM = new Slot("program_pid");
  private static final Slot CLONED = new Slot("init_cloned");
  private static final Slot SIGNAL = new Slot("init_signal");
  private static final Slot REAPED = new Slot("init_reaped");
  private static final Slot STATUS = new Slot("init_status");
  private static final Slot CODE = new Slot("init_code");

  private Init() {}

  static boolean isAsked(Container container) {
    return "true".equals(container.config().annotations().get(ANNOTATION));
  }

  /** Execution clears the signal mask of the program; the init keeps all signals blocked. */
  static void write(Steps steps, Container container) {
    if (!isAsked(container)) {
      return;
    }
    Label program = steps.label("program");
    steps
        .because(container.origin("/annotations/" + ANNOTATION.replace("/", "~1"), "start an init"))
        .call(
            Syscall.RT_SIGPROCMASK,
            flags("SIG_SETMASK"),
            Supervisor.ALL_SIGNALS,
            Arg.NULL,
            Supervisor.SIGNAL_SET_SIZE)
        .call(Syscall.PRCTL, flags("PR_SET_CHILD_SUBREAPER"), Arg.number(1))
        .call(CLONED, Syscall.CLONE, flags("SIGCHLD"), Arg.NULL, Arg.NULL, Arg.NULL, Arg.NULL)
        .branch(Arg.value(CLONED), Comparison.EQUAL, Arg.ZERO, program)
        .set(PROGRAM, Arg.value(CLONED));
    giveUpPrivileges(steps, container);
    serve(steps);
    steps.mark(program);
    beginSession(steps, container);
  }

  /** The program's user, or the init could not send it signals. */
  private static void giveUpPrivileges(Steps steps, Container container) {
    Process.User user = container.process().user();
    Arg uid = Arg.number(user.uid());
    Arg gid = Arg.number(user.gid());
    steps
        .because("take all privileges from the init")
        .call(OnError.GO_ON, Syscall.SETGROUPS, Arg.ZERO, Arg.NULL)
        .call(Syscall.SETRESGID, gid, gid, gid)
        .call(Syscall.SETRESUID, uid, uid, uid)
        .call(
            Syscall.CAPSET,
            Steps.struct(
                field("version", Width.U32, flags("_LINUX_CAPABILITY_VERSION_3")),
                field("pid", Width.U32, Arg.ZERO)),
            Steps.struct(
                field("low", Width.U64, Arg.ZERO),
                field("low_inheritable", Width.U32, Arg.ZERO),
                field("high", Width.U64, Arg.ZERO),
                field("high_inheritable", Width.U32, Arg.ZERO)));
    Execution.setNoNewPrivileges(steps);
    FirstProcess.undumpable(steps);
    NamespaceEntry.dieWithSupervisor(steps);
    steps
        .because("take all descriptors from the init")
        .call(Syscall.CLOSE_RANGE, Arg.number(3), Supervisor.ALL_DESCRIPTORS, Arg.ZERO);
  }

  private static void serve(Steps steps) {
    Label next = steps.label("init_next");
    Label reap = steps.label("init_reap");
    steps.because("serve as init");
    Supervision.takeSignal(steps, SIGNAL, next);
    steps
        .branch(Arg.value(SIGNAL), Comparison.EQUAL, flags("SIGCHLD"), reap)
        .call(OnError.GO_ON, Syscall.KILL, Arg.value(PROGRAM), Arg.value(SIGNAL))
        .jump(next)
        .mark(reap)
        .call(
            REAPED,
            OnError.GO_ON,
            Syscall.WAIT4,
            Arg.number(-1),
            Supervision.STATUS_WORD,
            flags("WNOHANG"),
            Arg.NULL)
        .branch(Arg.value(REAPED), Comparison.LESS, Arg.number(1), next)
        .branch(Arg.value(REAPED), Comparison.NOT_EQUAL, Arg.value(PROGRAM), reap)
        .load(STATUS, Width.U32, Supervision.STATUS_WORD);
    Supervision.exitCode(steps, STATUS, CODE);
    Supervisor.exit(steps, Arg.value(CODE));
  }

  /** A terminal belongs to the session that its user talks to, the program's. */
  private static void beginSession(Steps steps, Container container) {
    steps.because("begin a session").call(Syscall.SETSID);
    if (container.process().terminal()) {
      Terminal.control(steps);
    }
  }
}
