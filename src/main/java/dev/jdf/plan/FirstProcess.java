package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the container's first process in its new namespaces, clone(2). Where {@link
 * Namespaces#inStages} asks for one, a process in between starts it, as its sibling.
 */
final class FirstProcess {

  private static final Slot CLONED = new Slot("cloned");
  private static final Slot PID_FROM = new Slot("pid_from");
  private static final Slot PID_TO = new Slot("pid_to");
  private static final Arg.Buffer PID = new Arg.Buffer("pid", 8);
  private static final Arg.Buffer ARGUMENTS = new Arg.Buffer("clone_args", 88);

  private FirstProcess() {}

  /** The supervisor's part. */
  static void start(Steps steps, Container container) {
    boolean inStages = Namespaces.inStages(container);
    boolean makesUser = Namespaces.makesUser(container);
    if (inStages) {
      steps.because("open a pipe for a process id");
      Supervisor.pipe(steps, "O_CLOEXEC", PID_FROM, PID_TO);
    }
    IdMaps.prepare(steps, container);
    if (!container.joins(NamespaceType.USER)) {
      Namespaces.joinOthers(steps, container);
    }
    if (!inStages) {
      Namespaces.openClocks(steps, container);
      Namespaces.makeTime(steps, container);
    }
    if (!makesUser) {
      undumpable(steps);
    }
    Leftovers.adopt(steps, container);
    cloneFirst(steps, container, inStages);
    if (makesUser) {
      IdMaps.writeOutside(steps, container);
      undumpable(steps);
    }
    if (inStages) {
      awaitSecond(steps);
    }
  }

  /** From here on no process without privileges over this one can look into it, ptrace(2). */
  static void undumpable(Steps steps) {
    steps
        .because("hide the memory of jexec")
        .call(Syscall.PRCTL, flags("PR_SET_DUMPABLE"), Arg.ZERO);
  }

  private static void cloneFirst(Steps steps, Container container, boolean inStages) {
    Label parent = steps.label("started");
    List<String> names = inStages
        ? new ArrayList<>(Namespaces.makesUser(container) ? List.of("CLONE_NEWUSER") : List.of())
        : new ArrayList<>(Namespaces.cloneFlags(container, true));
    steps.because(container.origin("/linux/namespaces", "make the namespaces"));
    if (Cgroups.takesIn(container)) {
      cloneIntoCgroup(steps, names, Cgroups.unified(container));
    } else {
      clone(steps, names);
    }
    steps
        .branch(Arg.value(CLONED), Comparison.NOT_EQUAL, Arg.ZERO, parent)
        .set(Supervisor.IN_CHILD, Arg.number(1))
        .jump(Supervisor.CHILD)
        .mark(parent)
        .set(Supervisor.CHILD_PID, Arg.value(CLONED));
  }

  private static void clone(Steps steps, List<String> names) {
    names.add("SIGCHLD");
    steps.call(
        CLONED,
        Syscall.CLONE,
        flags(String.join("|", names)),
        Arg.NULL,
        Arg.NULL,
        Arg.NULL,
        Arg.NULL);
  }

  /** clone3(2), since moving a process is much slower; where it is missing the process moves. */
  private static void cloneIntoCgroup(Steps steps, List<String> names, Slot group) {
    Label without = steps.label("no_clone3");
    Label done = steps.label("cloned");
    String all = String.join("|", names);
    steps
        .store(
            Width.U64,
            ARGUMENTS,
            flags(all.isEmpty() ? "CLONE_INTO_CGROUP" : all + "|CLONE_INTO_CGROUP"))
        .store(Width.U64, new Arg.Inside(ARGUMENTS, 32), flags("SIGCHLD"))
        .store(Width.U64, new Arg.Inside(ARGUMENTS, 80), Arg.value(group))
        .set(Cgroups.BORN_INSIDE, Arg.number(1))
        .call(
            CLONED,
            OnError.FAIL.or(Steps.error("ENOSYS"), without),
            Syscall.CLONE3,
            ARGUMENTS,
            Arg.number(ARGUMENTS.size()))
        .jump(done)
        .mark(without)
        .set(Cgroups.BORN_INSIDE, Arg.ZERO);
    clone(steps, names);
    steps.mark(done);
  }

  /** The second process's id is what the first wrote before it ended well. */
  private static void awaitSecond(Steps steps) {
    steps
        .because("wait for the process that enters the user namespace")
        .call(
            Syscall.WAIT4,
            Arg.value(Supervisor.CHILD_PID),
            Supervision.STATUS_WORD,
            Arg.ZERO,
            Arg.NULL)
        .set(Supervisor.CHILD_PID, Arg.ZERO)
        .load(Supervision.STATUS, Width.U32, Supervision.STATUS_WORD)
        .branch(Arg.value(Supervision.STATUS), Comparison.NOT_EQUAL, Arg.ZERO, Supervision.ENDED)
        .call(Syscall.READ, Arg.value(PID_FROM), PID, Arg.number(8))
        .load(Supervisor.CHILD_PID, Width.U64, PID);
  }

  /** The part of the process in between: it ends, and the second goes on after these steps. */
  static void startSecond(Steps steps, Container container) {
    Label second = steps.label("second");
    List<String> names = new ArrayList<>(Namespaces.cloneFlags(container, false));
    names.add("CLONE_PARENT");
    steps.because(container.origin("/linux/namespaces", "make the namespaces"));
    clone(steps, names);
    steps
        .branch(Arg.value(CLONED), Comparison.EQUAL, Arg.ZERO, second)
        .store(Width.U64, PID, Arg.value(CLONED))
        .call(Syscall.WRITE, Arg.value(PID_TO), PID, Arg.number(8));
    Supervisor.exit(steps, Arg.ZERO);
    steps.mark(second);
  }

  /** A structure with a single field, for calls that want the address of a number. */
  static Arg pointerTo(Width width, Arg value) {
    return Steps.struct(field("value", width, value));
  }
}
