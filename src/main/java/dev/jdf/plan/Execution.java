package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.Capability;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Seccomp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last steps: nothing stays open, the privileges go, and the program takes over. */
final class Execution {

  /** Exit code of the supervisor if the step that comes next fails. */
  static final Slot EXIT_CODE = new Slot("exit_code");

  private static final Slot RESULT = new Slot("result");
  private static final Slot FOUND = new Slot("found");
  private static final Slot BYTE = new Slot("first_byte");
  private static final Slot SIGNAL = new Slot("signal");
  private static final Arg.Buffer CWD = new Arg.Buffer("cwd", 4096);

  /** execvp(3) without PATH looks here. */
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  private Execution() {}

  /** Before the user changes: the working directory is made if the image lacks it, as runc does. */
  static void makeWorkingDirectory(Steps steps, Container container) {
    String cwd = Paths.clean(container.process().cwd());
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
    execute(steps, container);
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
    String cwd = Paths.clean(container.process().cwd());
    Label inside = steps.label("inside");
    steps
        .because(container.origin("/process/cwd", "enter " + cwd))
        .call(Syscall.CHDIR, Arg.text(cwd))
        .call(Syscall.GETCWD, CWD, Arg.number(CWD.size()))
        .load(BYTE, Width.U8, CWD)
        .branch(Arg.value(BYTE), Comparison.EQUAL, new Arg.Number('/', "'/'"), inside)
        .refuse("EXDEV")
        .mark(inside);
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
    if (guarded || (seccomp != null && !noNewPrivileges)) {
      long admin = CapabilitySets.mask(List.of("CAP_SYS_ADMIN"));
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

  /** execvp(3) with the container's PATH; the exit codes are docker's. */
  private static void execute(Steps steps, Container container) {
    List<String> args = container.process().args();
    String program = args.get(0);
    List<String> candidates = candidates(container, program);
    Label missing = steps.label("not_found");
    Label failed = steps.label("not_executable");
    steps.because(container.origin("/process/args", "execute " + program)).set(FOUND, Arg.ZERO);
    for (String candidate : candidates) {
      tryToExecute(steps, container, candidate, failed);
    }
    steps
        .set(RESULT, Steps.negative("EACCES"))
        .branch(Arg.value(FOUND), Comparison.EQUAL, Arg.ZERO, missing)
        .mark(failed)
        .set(EXIT_CODE, Arg.number(126))
        .compute(RESULT, Arg.ZERO, Arithmetic.SUBTRACT, Arg.value(RESULT))
        .add(new Op.Refuse(Arg.value(RESULT)))
        .mark(missing)
        .set(EXIT_CODE, Arg.number(127))
        .because(container.origin("/process/args", notFound(container, program)))
        .refuse("ENOENT");
  }

  private static void tryToExecute(
      Steps steps, Container container, String candidate, Label failed) {
    Label denied = steps.label("denied");
    Label next = steps.label("next_candidate");
    steps
        .call(
            RESULT,
            OnError.GO_ON
                .or(Steps.error("ENOENT"), next)
                .or(Steps.error("ENOTDIR"), next)
                .or(Steps.error("EACCES"), denied),
            Syscall.EXECVE,
            Arg.text(candidate),
            strings(texts(container.process().args())),
            strings(environment(container)))
        .jump(failed)
        .mark(denied)
        .set(FOUND, Arg.number(1))
        .mark(next);
  }

  private static List<String> candidates(Container container, String program) {
    if (program.contains("/")) {
      return List.of(program);
    }
    List<String> candidates = new ArrayList<>();
    for (String folder : path(container).orElse(DEFAULT_PATH).split(":", -1)) {
      candidates.add((folder.isEmpty() ? "." : folder) + "/" + program);
    }
    return candidates;
  }

  private static String notFound(Container container, String program) {
    return program.contains("/")
        ? "execute " + program
        : "find " + program + " in PATH " + path(container).orElse(DEFAULT_PATH);
  }

  private static Optional<String> path(Container container) {
    return container.process().env().stream()
        .filter(variable -> variable.startsWith("PATH="))
        .reduce((first, last) -> last)
        .map(variable -> variable.substring("PATH=".length()));
  }

  /** Of a variable that is given twice the last one counts; getenv(3) would take the first. */
  private static List<Arg> environment(Container container) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String variable : container.process().env()) {
      variables.put(variable.substring(0, variable.indexOf('=')), variable);
    }
    List<Arg> all = new ArrayList<>(texts(variables.values()));
    if (Home.isMissing(container)) {
      all.add(Home.VARIABLE);
    }
    return all;
  }

  private static List<Arg> texts(Collection<String> values) {
    List<Arg> texts = new ArrayList<>();
    values.forEach(value -> texts.add(Arg.text(value)));
    return texts;
  }

  /** A NULL-terminated array of strings. */
  private static Arg strings(List<Arg> values) {
    List<Arg.Field> fields = new ArrayList<>();
    values.forEach(value -> fields.add(field("", Width.U64, value)));
    fields.add(field("", Width.U64, Arg.NULL));
    return new Arg.Struct(fields);
  }
}
