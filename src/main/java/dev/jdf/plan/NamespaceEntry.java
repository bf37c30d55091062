package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;

/** The first steps of the container's first process: into its namespaces, ids and cgroups. */
final class NamespaceEntry {

  private static final Slot DEAD = new Slot("supervisor_dead");

  private NamespaceEntry() {}

  static void write(Steps steps, Container container) {
    dieWithSupervisor(steps);
    if (Namespaces.inStages(container)) {
      Namespaces.openClocks(steps, container);
    }
    enterUserNamespace(steps, container);
    if (Namespaces.inStages(container)) {
      FirstProcess.startSecond(steps, container);
      dieWithSupervisor(steps);
    }
    Cgroups.enter(steps, container);
    if (container.makes(NamespaceType.CGROUP) && Cgroups.areMade(container)) {
      steps
          .because(container.origin("/linux/namespaces", "make the cgroup namespace"))
          .call(Syscall.UNSHARE, flags("CLONE_NEWCGROUP"));
    }
    Namespaces.join(steps, container, NamespaceType.MOUNT);
    if (container.joins(NamespaceType.MOUNT)) {
      copyMountNamespace(steps);
    }
    HostSources.writeShared(steps, container);
    steps
        .because("keep mounts from reaching the host")
        .call(
            Syscall.MOUNT,
            Arg.NULL,
            Arg.text("/"),
            Arg.NULL,
            flags("MS_REC|" + propagation(container)),
            Arg.NULL);
  }

  /** The root that will change must not be that of the processes in there. */
  private static void copyMountNamespace(Steps steps) {
    steps
        .because("copy the mount namespace that was joined")
        .call(Syscall.UNSHARE, flags("CLONE_NEWNS"));
  }

  private static void enterUserNamespace(Steps steps, Container container) {
    if (container.joins(NamespaceType.USER)) {
      IdMaps.becomeRootOfJoined(steps, container);
      Namespaces.joinOthers(steps, container);
    }
    if (Namespaces.makesUser(container)) {
      IdMaps.enter(steps, container);
    }
    if (Namespaces.inStages(container)) {
      Namespaces.makeTime(steps, container);
    } else {
      Namespaces.makeIpc(steps, container);
    }
    if (Namespaces.makesUser(container)) {
      FirstProcess.undumpable(steps);
    }
  }

  /** What the host mounts later is seen inside only where the config asks for it. */
  private static String propagation(Container container) {
    String asked = container.linux().rootfsPropagation();
    boolean receives = asked != null && (asked.endsWith("slave") || asked.endsWith("shared"));
    return receives ? "MS_SLAVE" : "MS_PRIVATE";
  }

  /**
   * Kills this process when the supervisor dies, or ends it at once if that is dead. A change of the
   * user id undoes it, prctl(2).
   */
  static void dieWithSupervisor(Steps steps) {
    Label alive = steps.label("alive");
    Arg.Buffer poll = new Arg.Buffer("poll_supervisor", 8);
    steps
        .because("die with jexec")
        .call(Syscall.PRCTL, flags("PR_SET_PDEATHSIG"), flags("SIGKILL"))
        .store(Width.U32, poll, Arg.value(Supervisor.SUPERVISOR))
        .store(Width.U16, new Arg.Inside(poll, 4), flags("POLLIN"))
        .call(
            DEAD,
            Syscall.PPOLL,
            poll,
            Arg.number(1),
            Steps.struct(
                field("tv_sec", Width.U64, Arg.ZERO), field("tv_nsec", Width.U64, Arg.ZERO)),
            Arg.NULL,
            Supervisor.SIGNAL_SET_SIZE)
        .branch(Arg.value(DEAD), Comparison.EQUAL, Arg.ZERO, alive);
    Supervisor.exit(steps, Arg.number(125));
    steps.mark(alive);
  }
}
