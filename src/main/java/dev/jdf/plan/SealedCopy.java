package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;

/**
 * Runs the launcher again from a sealed copy in memory, where processes of a container can see it
 * running: what they reach through its /proc/PID/exe is then no file of the host, and cannot be
 * written (CVE-2019-5736).
 */
final class SealedCopy {

  private static final Slot PROGRAM = new Slot("program");
  private static final Slot COPY = new Slot("copy");
  private static final Slot COUNT = new Slot("copied");

  private static final Arg SEALS = flags("F_SEAL_SEAL|F_SEAL_SHRINK|F_SEAL_GROW|F_SEAL_WRITE");

  private SealedCopy() {}

  /**
   * In a pid namespace of its own, only an init is there for others to see. And pid 1: an image whose
   * program is a script for /proc/self/exe makes the launcher run inside of its own container.
   */
  private static boolean isNeeded(Container container) {
    return Init.isAsked(container) || !container.makes(NamespaceType.PID);
  }

  static void write(Steps steps, Container container) {
    Label unseen = steps.label("unseen");
    if (!isNeeded(container)) {
      steps
          .because("see whether this is a container already")
          .call(COUNT, Syscall.GETPID)
          .branch(Arg.value(COUNT), Comparison.NOT_EQUAL, Arg.number(1), unseen);
    }
    Label make = steps.label("make_copy");
    Label running = steps.label("runs_from_copy");
    steps
        .because("run from a sealed copy in memory")
        .call(
            PROGRAM,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/proc/self/exe"),
            flags("O_RDONLY|O_CLOEXEC"),
            Arg.ZERO)
        .call(
            COUNT,
            OnError.FAIL.or(Steps.error("EINVAL"), make),
            Syscall.FCNTL,
            Arg.value(PROGRAM),
            flags("F_GET_SEALS"))
        .branch(Arg.value(COUNT), Comparison.EQUAL, SEALS, running)
        .mark(make);
    copy(steps);
    execute(steps);
    steps.mark(running).call(Syscall.CLOSE, Arg.value(PROGRAM)).mark(unseen);
  }

  /** MFD_EXEC is there from Linux 6.3 on. */
  private static void copy(Steps steps) {
    Label older = steps.label("no_mfd_exec");
    Label made = steps.label("made");
    Label more = steps.label("more");
    steps
        .call(
            COPY,
            OnError.FAIL.or(Steps.error("EINVAL"), older),
            Syscall.MEMFD_CREATE,
            Arg.text("jexec"),
            flags("MFD_CLOEXEC|MFD_ALLOW_SEALING|MFD_EXEC"))
        .jump(made)
        .mark(older)
        .call(COPY, Syscall.MEMFD_CREATE, Arg.text("jexec"), flags("MFD_CLOEXEC|MFD_ALLOW_SEALING"))
        .mark(made)
        .mark(more)
        .call(
            COUNT,
            Syscall.SENDFILE,
            Arg.value(COPY),
            Arg.value(PROGRAM),
            Arg.NULL,
            Arg.number(1 << 20))
        .branch(Arg.value(COUNT), Comparison.NOT_EQUAL, Arg.ZERO, more)
        .call(Syscall.FCNTL, Arg.value(COPY), flags("F_ADD_SEALS"), SEALS);
  }

  private static void execute(Steps steps) {
    steps.call(
        Syscall.EXECVEAT,
        Arg.value(COPY),
        Arg.text(""),
        Steps.struct(
            field("argv[0]", Width.U64, Arg.text("jexec")), field("argv[1]", Width.U64, Arg.NULL)),
        Steps.struct(field("envp[0]", Width.U64, Arg.NULL)),
        flags("AT_EMPTY_PATH"));
  }
}
