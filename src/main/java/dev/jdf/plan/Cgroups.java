package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.util.List;

/**
 * The container's cgroups, cgroups(7): made with their limits by the supervisor, entered by the
 * container's first process, removed when that has ended. Cgroups without a name in the config are
 * called {@code jdf-PID-TIME}, so that a later run can tell those of a supervisor that was killed.
 */
final class Cgroups {

  /** The name of cgroups that the config gives none. */
  static final Arg.Buffer NAME = new Arg.Buffer("cgroup_name", 64);

  /** 1 if the container's first process was made inside its cgroup of version 2. */
  static final Slot BORN_INSIDE = new Slot("born_inside");

  private static final Arg.Buffer TIME = new Arg.Buffer("time", 16);
  private static final Slot SECONDS = new Slot("seconds");
  private static final Slot NANOSECONDS = new Slot("nanoseconds");

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

  private static void makeName(Steps steps) {
    steps
        .because("name the cgroup")
        .call(Syscall.CLOCK_GETTIME, flags("CLOCK_MONOTONIC"), TIME)
        .load(SECONDS, Width.U64, TIME)
        .load(NANOSECONDS, Width.U64, new Arg.Inside(TIME, 8));
    TextBuffer.start(steps, NAME);
    TextBuffer.append(steps, Arg.text("jdf-"));
    TextBuffer.appendDecimal(steps, Arg.value(Supervisor.OWN_PID));
    TextBuffer.append(steps, Arg.text("-"));
    TextBuffer.appendDecimal(steps, Arg.value(SECONDS));
    TextBuffer.append(steps, Arg.text("-"));
    TextBuffer.appendDecimal(steps, Arg.value(NANOSECONDS));
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

  /** Kills what is in the cgroups that were made here. */
  static void killMembers(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      Label done = steps.label("members_killed");
      steps.branch(Arg.value(place.made(place.depth())), Comparison.EQUAL, Arg.ZERO, done);
      Leftovers.killListed(steps, place.leaf(), "cgroup.procs");
      steps.mark(done);
    }
  }

  static void remove(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      steps.because("remove the cgroup below " + place.base());
      for (int level = place.depth(); level > 0; level--) {
        CgroupRemoval.remove(steps, place, level);
      }
    }
  }

  /** Removes cgroups of supervisors that died without doing so. */
  static void sweep(Steps steps, Container container) {
    for (CgroupPlace place : CgroupPlace.all(container)) {
      if (place.names().isEmpty()) {
        steps.because("remove cgroups that nobody uses below " + place.base());
        CgroupRemoval.sweep(steps, place);
      }
    }
  }

  static void routines(Steps steps, Container container) {
    if (areMade(container)) {
      CgroupRemoval.routines(steps, container.host().cgroups());
    }
  }

  /** A time to sleep, struct timespec. */
  static Arg milliseconds(int count) {
    return Steps.struct(
        field("tv_sec", Width.U64, Arg.ZERO),
        field("tv_nsec", Width.U64, Arg.number(count * 1_000_000L)));
  }
}
