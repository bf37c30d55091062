package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Rlimit;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Process;
import java.util.ArrayList;
import java.util.List;

/** Who the process is: limits, bounding set, groups, user. Its capabilities come last, in Execution. */
final class Identity {

  private static final Slot CAPABILITY = new Slot("capability");
  private static final Slot BIT = new Slot("capability_bit");

  private Identity() {}

  static void write(Steps steps, Container container) {
    limits(steps, container);
    dropBoundingSet(steps, container);
    groupsAndUser(steps, container);
    NamespaceEntry.dieWithSupervisor(steps);
  }

  /** Last of all that takes resources: a low limit must not break the set-up. */
  private static void limits(Steps steps, Container container) {
    List<Process.Rlimit> limits = container.process().rlimits();
    for (int i = 0; i < limits.size(); i++) {
      Process.Rlimit limit = limits.get(i);
      steps
          .because(container.origin("/process/rlimits/" + i, "set " + limit.type()))
          .call(
              Syscall.PRLIMIT64,
              Arg.ZERO,
              new Arg.Number(Rlimit.of(limit.type()).orElseThrow().number(), limit.type()),
              struct(
                  field("rlim_cur", Width.U64, unsigned(limit.soft())),
                  field("rlim_max", Width.U64, unsigned(limit.hard()))),
              Arg.NULL);
    }
    Long umask = container.process().user().umask();
    steps
        .because(container.origin("/process/user/umask", "set the umask"))
        .call(Syscall.UMASK, Steps.octal(umask == null ? 022 : umask.intValue()));
  }

  private static Arg.Number unsigned(long value) {
    return new Arg.Number(value, value == -1 ? "RLIM64_INFINITY" : Long.toUnsignedString(value));
  }

  /** Drops every capability that is not kept, also those that are newer than this program. */
  private static void dropBoundingSet(Steps steps, Container container) {
    long kept = CapabilitySets.of(container).bounding();
    Label next = steps.label("next_capability");
    Label skip = steps.label("skip_capability");
    Label done = steps.label("bounded");
    steps
        .because(container.origin("/process/capabilities/bounding", "drop the bounding set"))
        .set(CAPABILITY, Arg.ZERO)
        .mark(next)
        .compute(BIT, CapabilitySets.number(kept), Arithmetic.SHIFT_RIGHT, Arg.value(CAPABILITY))
        .compute(BIT, Arg.value(BIT), Arithmetic.AND, Arg.number(1))
        .branch(Arg.value(BIT), Comparison.NOT_EQUAL, Arg.ZERO, skip)
        .call(
            OnError.FAIL.or(Steps.error("EINVAL"), done),
            Syscall.PRCTL,
            flags("PR_CAPBSET_DROP"),
            Arg.value(CAPABILITY),
            Arg.ZERO,
            Arg.ZERO,
            Arg.ZERO)
        .mark(skip)
        .compute(CAPABILITY, Arg.value(CAPABILITY), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(CAPABILITY), Comparison.LESS, Arg.number(64), next)
        .mark(done);
  }

  private static void groupsAndUser(Steps steps, Container container) {
    Process.User user = container.process().user();
    steps
        .because("keep capabilities over the change of the user")
        .call(Syscall.PRCTL, flags("PR_SET_KEEPCAPS"), Arg.number(1), Arg.ZERO, Arg.ZERO, Arg.ZERO);
    if (IdMaps.allowsGroups(container)) {
      setGroups(steps, container, user);
    }
    Arg gid = Arg.number(user.gid());
    Arg uid = Arg.number(user.uid());
    steps
        .because(container.origin("/process/user/gid", "become group " + user.gid()))
        .call(Syscall.SETRESGID, gid, gid, gid)
        .because(container.origin("/process/user/uid", "become user " + user.uid()))
        .call(Syscall.SETRESUID, uid, uid, uid);
  }

  /**
   * Always set, also when empty: the caller's groups must not stay. A user namespace that is joined
   * may forbid it (proc_pid_setgroups(5)); those groups are left before that.
   */
  private static void setGroups(Steps steps, Container container, Process.User user) {
    List<Long> groups = user.additionalGids();
    List<Arg.Field> list = new ArrayList<>();
    for (long group : groups) {
      list.add(field("", Width.U32, Arg.number(group)));
    }
    Arg.Number count = Arg.number(groups.size());
    Arg all = groups.isEmpty() ? Arg.NULL : new Arg.Struct(list);
    boolean needed = groups.stream().anyMatch(group -> group != user.gid());
    steps.because(container.origin("/process/user/additionalGids", "set additional groups"));
    if (container.joins(NamespaceType.USER) && !needed) {
      Label done = steps.label("without_groups");
      steps
          .call(OnError.FAIL.or(Steps.error("EPERM"), done), Syscall.SETGROUPS, count, all)
          .mark(done);
    } else {
      steps.call(Syscall.SETGROUPS, count, all);
    }
  }
}
