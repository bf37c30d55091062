package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.util.List;

/**
 * The container's cgroups, cgroups(7): made with their limits by the supervisor, entered by the
 * container's first process, removed when that has ended. Cgroups without a name in the config are
 * called {@code jdf-PID-START-NAMESPACE} after the supervisor, so that a later run can tell those of
 * one that was killed.
 */
final class Cgroups {

  /** The name of cgroups that the config gives none. */
  static final Arg.Buffer NAME = new Arg.Buffer("cgroup_name", 64);

  /** 1 if the container's first process was made inside its cgroup of version 2. */
  static final Slot BORN_INSIDE = new Slot("born_inside");

  /** The number of the pid namespace that the supervisor is in. */
  static final Slot PID_NAMESPACE = new Slot("pid_namespace");

  private static final Slot NAME_LENGTH = new Slot("cgroup_name_length");

  private Cgroups() {}

  static boolean areMade(Container container) {
    return !CgroupPlace.all(container).isEmpty();
  }

  static boolean takesIn(Container container) {
    return CgroupPlace.all(container).stream().anyMatch(CgroupPlace::unified)
        && !container.host().rootless();
  }

  /** The container's cgroup of version 2. */
  static Slot unified(Container container) {
    return CgroupPlace.all(container).stream()
        .filter(CgroupPlace::unified)
        .map(CgroupPlace::leaf)
        .findFirst()
        .orElseThrow();
  }

  static void create(Steps steps, Container container) {
    List<CgroupPlace> places = CgroupPlace.all(container);
    if (places.stream().anyMatch(place -> place.names().isEmpty())) {
      makeName(steps);
    }
    for (CgroupPlace place : places) {
      CgroupCreation.write(steps, container, place);
    }
  }

  /** With its start a process is told from all that had or will have its id. */
  private static void makeName(Steps steps) {
    Label known = steps.label("own_stat");
    Slot errno = new Slot("stat_errno");
    steps.because("name the cgroup");
    FileStatus.ofHost(steps, "/proc/self/ns/pid");
    steps.load(PID_NAMESPACE, Width.U64, FileStatus.INODE);
    ProcessStat.read(steps, Arg.value(Supervisor.OWN_PID));
    steps
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.AT_LEAST, Arg.number(1), known)
        .compute(errno, Arg.ZERO, Arithmetic.SUBTRACT, Arg.value(ProcessStat.LENGTH))
        .add(new Op.Refuse(Arg.value(errno)))
        .mark(known);
    ProcessStat.field(steps, ProcessStat.START_TIME);
    TextBuffer.start(steps, NAME);
    TextBuffer.append(steps, Arg.text("jdf-"));
    TextBuffer.appendDecimal(steps, Arg.value(Supervisor.OWN_PID));
    TextBuffer.append(steps, Arg.text("-"));
    TextBuffer.appendDecimal(steps, Arg.value(Decimal.NUMBER));
    TextBuffer.append(steps, Arg.text("-"));
    TextBuffer.appendDecimal(steps, Arg.value(PID_NAMESPACE));
    TextBuffer.lengthOf(steps, NAME, NAME_LENGTH);
  }

  /**
   * The part of the container's first process. On version 1 it moves itself by the file for threads,
   * which spares the kernel a lock that takes milliseconds to get; it has only one.
   */
  static void enter(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      Label inside = steps.label("in_cgroup");
      steps.because("enter the cgroup below " + place.base());
      if (place.unified()) {
        steps.branch(Arg.value(BORN_INSIDE), Comparison.EQUAL, Arg.number(1), inside);
      }
      if (container.host().rootless()) {
        steps.branch(Arg.value(place.members()), Comparison.LESS, Arg.number(1), inside);
      }
      steps
          .call(
              container.host().rootless() ? OnError.GO_ON : OnError.FAIL,
              Syscall.WRITE,
              Arg.value(place.members()),
              Arg.text("0"),
              Arg.number(1))
          .mark(inside);
    }
  }

  /** Kills at once what is in a cgroup of version 2; elsewhere the removal does, one by one. */
  static void killMembers(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      if (place.unified()) {
        killUnified(steps, place);
      }
    }
  }

  /** The file cgroup.kill is there from Linux 5.14 on. */
  private static void killUnified(Steps steps, CgroupPlace place) {
    Label done = steps.label("members_killed");
    Slot file = new Slot("cgroup_kill");
    steps
        .branch(Arg.value(place.made(place.depth())), Comparison.EQUAL, Arg.ZERO, done)
        .call(
            file,
            OnError.GO_ON,
            Syscall.OPENAT,
            Arg.value(place.leaf()),
            Arg.text("cgroup.kill"),
            flags("O_WRONLY|O_CLOEXEC"),
            Arg.ZERO)
        .branch(Arg.value(file), Comparison.LESS, Arg.ZERO, done)
        .call(OnError.GO_ON, Syscall.WRITE, Arg.value(file), Arg.text("1"), Arg.number(1))
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(file))
        .mark(done);
  }

  /** The container's own cgroup with all in it, and those above it that nobody else uses. */
  static void remove(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      Label notOurs = steps.label("not_ours");
      steps
          .because("remove the cgroup below " + place.base())
          .branch(Arg.value(place.made(place.depth())), Comparison.EQUAL, Arg.ZERO, notOurs);
      CgroupRemoval.remove(steps, place.directory(place.depth() - 1), place.name(place.depth()));
      complain(steps, place);
      steps.mark(notOurs);
      for (int level = place.depth() - 1; level > 0; level--) {
        removeIfUnused(steps, place, level);
      }
    }
  }

  private static void removeIfUnused(Steps steps, CgroupPlace place, int level) {
    Label notOurs = steps.label("not_ours");
    steps
        .branch(Arg.value(place.made(level)), Comparison.EQUAL, Arg.ZERO, notOurs)
        .call(
            OnError.GO_ON,
            Syscall.UNLINKAT,
            Arg.value(place.directory(level - 1)),
            place.name(level),
            flags("AT_REMOVEDIR"))
        .mark(notOurs);
  }

  /** What stays on the host is said. */
  private static void complain(Steps steps, CgroupPlace place) {
    Label gone = steps.label("cgroup_gone");
    steps.branch(Arg.value(CgroupRemoval.RESULT), Comparison.EQUAL, Arg.ZERO, gone);
    String path = "jexec: warning: could not remove the cgroup " + place.base() + "/";
    say(steps, path + String.join("/", place.names()));
    if (place.names().isEmpty()) {
      steps.call(OnError.GO_ON, Syscall.WRITE, Arg.number(2), NAME, Arg.value(NAME_LENGTH));
    }
    say(steps, ", which is still in use\n");
    steps.mark(gone);
  }

  private static void say(Steps steps, String text) {
    steps.call(
        OnError.GO_ON,
        Syscall.WRITE,
        Arg.number(2),
        Arg.text(text),
        Arg.number(Steps.utf8Length(text)));
  }

  /** Removes cgroups of supervisors that died without doing so. */
  static void sweep(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      if (place.names().isEmpty()) {
        steps.because("remove cgroups that nobody uses below " + place.base());
        CgroupSweep.below(steps, place);
      }
    }
  }

  static void routines(Steps steps, Container container) {
    if (areMade(container)) {
      CgroupRemoval.routines(steps, container);
      CgroupSweep.routines(steps, container.host().cgroups());
    }
  }

  /** A time to sleep, struct timespec. */
  static Arg milliseconds(int count) {
    return Steps.struct(
        field("tv_sec", Width.U64, Arg.ZERO),
        field("tv_nsec", Width.U64, Arg.number(count * 1_000_000L)));
  }
}
