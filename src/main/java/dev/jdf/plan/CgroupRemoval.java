package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * Removes a cgroup and those that the container made in it, the deepest first: where one is in use,
 * something below it is removed, and the attempt begins again. That ends, whatever the container
 * made: there is a most of steps down and of waits.
 */
final class CgroupRemoval {

  /** 0 if the cgroup is gone, else {@code -errno}. */
  static final Slot RESULT = new Slot("removal_result");

  private static final Label REMOVE = new Label("remove_cgroup");
  private static final Label ATTEMPT = new Label("attempt_removal");
  private static final Label DESCEND = new Label("descend");
  private static final Label WAIT = new Label("wait_for_members");
  private static final Label END = new Label("end_of_removal");
  private static final Label FIND_CHILD = new Label("find_child");

  private static final Slot PARENT = new Slot("removal_parent");
  private static final Slot NAME = new Slot("removal_name");
  private static final Slot WAITS = new Slot("removal_waits");
  private static final Slot WORK = new Slot("removal_work");
  private static final Slot HERE = new Slot("removal_here");
  private static final Slot BELOW = new Slot("removal_below");
  private static final Slot CHILD = new Slot("child_name");
  private static final Slot AT = new Slot("child_entry");
  private static final Slot LEFT = new Slot("child_entries_left");
  private static final Slot WORD = new Slot("child_word");

  private static final Arg.Buffer ENTRIES = new Arg.Buffer("child_entries", 4096);
  private static final Arg DIRECTORY = flags("O_RDONLY|O_DIRECTORY|O_NOFOLLOW|O_CLOEXEC");
  private static final Arg DT_DIR = new Arg.Number(4, "DT_DIR");

  /** Members need a moment to be gone from their cgroup after they died. */
  private static final Arg MOST_WAITS = Arg.number(500);

  private static final Arg MOST_WORK = Arg.number(20_000);

  private CgroupRemoval() {}

  /** Waits for members to be gone; {@link #RESULT} says whether it helped. */
  static void remove(Steps steps, Slot parent, Arg name) {
    steps.set(WAITS, Arg.ZERO);
    start(steps, parent, name);
  }

  /** Leaves a cgroup that has members. */
  static void tryOnce(Steps steps, Slot parent, Arg name) {
    steps.set(WAITS, MOST_WAITS);
    start(steps, parent, name);
  }

  private static void start(Steps steps, Slot parent, Arg name) {
    steps.set(PARENT, Arg.value(parent)).set(NAME, name).gosub(REMOVE);
  }

  static void routines(Steps steps, Container container) {
    steps.because("remove a cgroup");
    attempt(steps);
    descend(steps, container);
    steps
        .mark(WAIT)
        .compute(WAITS, Arg.value(WAITS), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(WAITS), Comparison.AT_LEAST, MOST_WAITS, END)
        .call(OnError.GO_ON, Syscall.NANOSLEEP, Cgroups.milliseconds(2), Arg.NULL)
        .jump(ATTEMPT)
        .mark(END)
        .back();
    findChild(steps);
  }

  private static void attempt(Steps steps) {
    Label busy = steps.label("busy");
    Label gone = steps.label("gone");
    steps
        .mark(REMOVE)
        .set(WORK, Arg.ZERO)
        .mark(ATTEMPT)
        .call(
            RESULT,
            OnError.GO_ON.or(Steps.error("EBUSY"), busy).or(Steps.error("ENOENT"), gone),
            Syscall.UNLINKAT,
            Arg.value(PARENT),
            Arg.value(NAME),
            flags("AT_REMOVEDIR"))
        .back()
        .mark(gone)
        .set(RESULT, Arg.ZERO)
        .back()
        .mark(busy)
        .call(
            HERE,
            OnError.GO_ON,
            Syscall.OPENAT,
            Arg.value(PARENT),
            Arg.value(NAME),
            DIRECTORY,
            Arg.ZERO)
        .branch(Arg.value(HERE), Comparison.AT_LEAST, Arg.ZERO, DESCEND)
        .jump(WAIT);
  }

  /** From {@link #HERE} to a cgroup that can be removed, or to one without others in it. */
  private static void descend(Steps steps, Container container) {
    Label lowest = steps.label("lowest");
    Label inUse = steps.label("child_in_use");
    steps
        .mark(DESCEND)
        .compute(WORK, Arg.value(WORK), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(WORK), Comparison.AT_LEAST, MOST_WORK, lowest);
    killMembers(steps, container);
    steps
        .gosub(FIND_CHILD)
        .branch(Arg.value(CHILD), Comparison.EQUAL, Arg.ZERO, lowest)
        .call(
            BELOW,
            OnError.GO_ON,
            Syscall.UNLINKAT,
            Arg.value(HERE),
            Arg.value(CHILD),
            flags("AT_REMOVEDIR"))
        .branch(Arg.value(BELOW), Comparison.NOT_EQUAL, Arg.ZERO, inUse)
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(HERE))
        .jump(ATTEMPT)
        .mark(inUse)
        .call(
            BELOW,
            OnError.GO_ON,
            Syscall.OPENAT,
            Arg.value(HERE),
            Arg.value(CHILD),
            DIRECTORY,
            Arg.ZERO)
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(HERE))
        .set(HERE, Arg.value(BELOW))
        .branch(Arg.value(HERE), Comparison.AT_LEAST, Arg.ZERO, DESCEND)
        .jump(WAIT)
        .mark(lowest)
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(HERE))
        .branch(Arg.value(WORK), Comparison.AT_LEAST, MOST_WORK, END)
        .jump(WAIT);
  }

  /** Not those of a cgroup that is only tried. */
  private static void killMembers(Steps steps, Container container) {
    if (Leftovers.mayBe(container)) {
      Label spared = steps.label("members_spared");
      steps.branch(Arg.value(WAITS), Comparison.AT_LEAST, MOST_WAITS, spared);
      Leftovers.killListed(steps, HERE, "cgroup.procs");
      steps.mark(spared);
    }
  }

  /** Leaves in {@link #CHILD} the name of a directory in {@link #HERE}, or 0; getdents64(2). */
  private static void findChild(Steps steps) {
    Label more = steps.label("more_children");
    Label next = steps.label("next_child");
    Label other = steps.label("no_child");
    Label none = steps.label("childless");
    steps
        .mark(FIND_CHILD)
        .call(OnError.GO_ON, Syscall.LSEEK, Arg.value(HERE), Arg.ZERO, flags("SEEK_SET"))
        .mark(more)
        .call(LEFT, OnError.GO_ON, Syscall.GETDENTS64, Arg.value(HERE), ENTRIES, size())
        .set(AT, ENTRIES)
        .compute(LEFT, Arg.value(LEFT), Arithmetic.ADD, ENTRIES)
        .branch(Arg.value(LEFT), Comparison.LESS, new Arg.Inside(ENTRIES, 1), none)
        .mark(next)
        .compute(WORD, Arg.value(AT), Arithmetic.ADD, Arg.number(18))
        .load(WORD, Width.U8, Arg.value(WORD))
        .branch(Arg.value(WORD), Comparison.NOT_EQUAL, DT_DIR, other)
        .compute(CHILD, Arg.value(AT), Arithmetic.ADD, Arg.number(19));
    unlessDots(steps, other);
    steps
        .back()
        .mark(other)
        .compute(WORD, Arg.value(AT), Arithmetic.ADD, Arg.number(16))
        .load(WORD, Width.U16, Arg.value(WORD))
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(WORD))
        .branch(Arg.value(AT), Comparison.LESS, Arg.value(LEFT), next)
        .jump(more)
        .mark(none)
        .set(CHILD, Arg.ZERO)
        .back();
  }

  private static Arg size() {
    return Arg.number(ENTRIES.size());
  }

  /** Goes to {@code other} if the name at {@link #CHILD} is {@code .} or {@code ..}. */
  private static void unlessDots(Steps steps, Label other) {
    steps
        .load(WORD, Width.U16, Arg.value(CHILD))
        .branch(Arg.value(WORD), Comparison.EQUAL, new Arg.Number(0x2e, "\".\""), other)
        .load(WORD, Width.U32, Arg.value(CHILD))
        .compute(WORD, Arg.value(WORD), Arithmetic.AND, new Arg.Number(0xffffff, "0xffffff"))
        .branch(Arg.value(WORD), Comparison.EQUAL, new Arg.Number(0x2e2e, "\"..\""), other);
  }
}
