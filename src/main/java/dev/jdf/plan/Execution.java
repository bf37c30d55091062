package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.Capability;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Seccomp;
import java.util.List;

/** The last steps: nothing stays open, the privileges go, and the program takes over. */
final class Execution {

  /** Exit code of the supervisor if the step that comes next fails. */
  static final Slot EXIT_CODE = new Slot("exit_code");

  private static final Slot BYTE = new Slot("first_byte");
  private static final Slot SIGNAL = new Slot("signal");
  private static final Arg.Buffer CWD = new Arg.Buffer("cwd", 4096);

  /** Either opens every directory, capabilities(7). */
  private static final long SEARCH =
      CapabilitySets.mask(List.of("CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH"));

  private Execution() {}

  /** Before the user changes: the working directory is made if the image lacks it, as runc does. */
  static void makeWorkingDirectory(Steps steps, Container container) {
    String cwd = AbsolutePath.clean(container.process().cwd());
    steps.because(container.origin("/process/cwd", "make the working directory " + cwd));
    if (!cwd.equals("/")) {
      MountPoints.open(steps, cwd, Arg.number(1));
    }
  }

  static void write(Steps steps, Container container) {
    resetSignals(steps);
    Supervisor.closeAllButReport(steps);
    enterWorkingDirectory(steps, container);
    SetUpReport.writeSuccess(steps, container);
    dropPrivileges(steps, container);
    ProgramStart.write(steps, container);
  }

  private static void resetSignals(Steps steps) {
    Label next = steps.label("next_signal");
    steps
        .because("reset signals")
        .set(SIGNAL, Arg.number(1))
        .mark(next)
        .call(
            OnError.GO_ON,
            Syscall.RT_SIGACTION,
            Arg.value(SIGNAL),
            struct(
                field("sa_handler", Width.U64, new Arg.Number(0, "SIG_DFL")),
                field("sa_flags", Width.U64, Arg.ZERO),
                field("sa_restorer", Width.U64, Arg.ZERO),
                field("sa_mask", Width.U64, Arg.ZERO)),
            Arg.NULL,
            Arg.number(8))
        .compute(SIGNAL, Arg.value(SIGNAL), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(SIGNAL), Comparison.LESS, Arg.number(65), next)
        .call(
            Syscall.RT_SIGPROCMASK,
            flags("SIG_SETMASK"),
            struct(field("", Width.U64, Arg.ZERO)),
            Arg.NULL,
            Arg.number(8));
  }

  /**
   * By path, once no descriptor is open that /proc/self/fd could lead to. The kernel says
   * "(unreachable)" of a directory outside the root.
   */
  private static void enterWorkingDirectory(Steps steps, Container container) {
    String cwd = AbsolutePath.clean(container.process().cwd());
    Label inside = steps.label("inside");
    steps.because(container.origin("/process/cwd", "enter " + cwd));
    changeDirectory(steps, container, Arg.text(cwd));
    steps
        .call(Syscall.GETCWD, CWD, Arg.number(CWD.size()))
        .load(BYTE, Width.U8, CWD)
        .branch(Arg.value(BYTE), Comparison.EQUAL, new Arg.Number('/', "'/'"), inside)
        .refuse("EXDEV")
        .mark(inside);
  }

  /**
   * Also where the user may not go, as under runc and crun: an image's directory may be root's. What
   * is in there stays closed to the program.
   */
  private static void changeDirectory(Steps steps, Container container, Arg directory) {
    long search =
        HostAccess.isApart(container) ? SEARCH : SEARCH & container.host().capabilities();
    if (search == 0 || container.process().user().uid() == 0) {
      steps.call(Syscall.CHDIR, directory);
      return;
    }
    Label denied = steps.label("closed_directory");
    Label entered = steps.label("entered");
    steps
        .call(OnError.FAIL.or(Steps.error("EACCES"), denied), Syscall.CHDIR, directory)
        .jump(entered)
        .mark(denied);
    CapabilitySets sets = CapabilitySets.of(container);
    long more = search | neededForFilters(container);
    CapabilitySets.set(steps, sets.effective() | more, sets.permitted() | more, sets.inheritable());
    steps.call(Syscall.CHDIR, directory).mark(entered);
  }

  /** What a filter needs that is installed before no_new_privs, or without. */
  private static long neededForFilters(Container container) {
    boolean early = container.linux().seccomp() != null && !container.process().noNewPrivileges();
    return early || TypingGuard.isNeeded(container)
        ? CapabilitySets.mask(List.of("CAP_SYS_ADMIN"))
        : 0;
  }

  /**
   * A filter without no_new_privs needs CAP_SYS_ADMIN, so it is installed before the capabilities
   * go; otherwise it is the very last thing.
   */
  private static void dropPrivileges(Steps steps, Container container) {
    CapabilitySets sets = CapabilitySets.of(container);
    Seccomp seccomp = container.linux().seccomp();
    boolean noNewPrivileges = container.process().noNewPrivileges();
    boolean guarded = TypingGuard.isNeeded(container);
    long admin = neededForFilters(container);
    if (admin != 0) {
      steps.because("keep CAP_SYS_ADMIN for the filter");
      CapabilitySets.set(
          steps, sets.effective() | admin, sets.permitted() | admin, sets.inheritable());
    }
    if (guarded) {
      TypingGuard.install(steps, container);
    }
    if (seccomp != null && !noNewPrivileges) {
      SeccompLoading.install(steps, container, seccomp);
    }
    steps.because(container.origin("/process/capabilities", "set capabilities"));
    CapabilitySets.set(steps, sets.effective(), sets.permitted(), sets.inheritable());
    raiseAmbient(steps, sets.ambient());
    if (noNewPrivileges) {
      steps.because(container.origin("/process/noNewPrivileges", "set no_new_privs"));
      setNoNewPrivileges(steps);
    }
    if (seccomp != null && noNewPrivileges) {
      SeccompLoading.install(steps, container, seccomp);
    }
  }

  static void setNoNewPrivileges(Steps steps) {
    steps.call(
        Syscall.PRCTL, flags("PR_SET_NO_NEW_PRIVS"), Arg.number(1), Arg.ZERO, Arg.ZERO, Arg.ZERO);
  }

  private static void raiseAmbient(Steps steps, long ambient) {
    for (Capability capability : Capability.all()) {
      if ((ambient >>> capability.number() & 1) != 0) {
        steps.call(
            Syscall.PRCTL,
            flags("PR_CAP_AMBIENT"),
            flags("PR_CAP_AMBIENT_RAISE"),
            new Arg.Number(capability.number(), capability.name()),
            Arg.ZERO,
            Arg.ZERO);
      }
    }
  }
}
