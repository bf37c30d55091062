package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Host.CgroupHierarchy;
import java.util.List;

/**
 * Removes cgroups: the container's own, and those called {@code jdf-PID-…} whose process is gone.
 * Removing one that has members fails, so a mistake about the process harms nobody.
 */
final class CgroupRemoval {

  private static final Label REMOVE = new Label("remove_cgroup");
  private static final Label SWEEP = new Label("sweep_cgroups");

  private static final Slot PARENT = new Slot("removal_parent");
  private static final Slot NAME = new Slot("removal_name");
  private static final Slot RESULT = new Slot("removal_result");
  private static final Slot TRIES = new Slot("removal_tries");
  private static final Slot LEFT = new Slot("entries_left");
  private static final Slot AT = new Slot("entry");
  private static final Slot LENGTH = new Slot("entry_length");
  private static final Slot WORD = new Slot("entry_word");
  private static final Slot PID = new Slot("entry_pid");
  private static final Slot CURSOR = new Slot("entry_cursor");
  private static final Slot TWICE = new Slot("entry_twice");

  private static final Arg.Buffer ENTRIES = new Arg.Buffer("entries", 4096);

  /** Members need a moment to be gone from their cgroup after they died. */
  private static final int MOST_TRIES = 500;

  private CgroupRemoval() {}

  static void remove(Steps steps, CgroupPlace place, int level) {
    Label notOurs = steps.label("not_ours");
    steps
        .branch(Arg.value(place.made(level)), Comparison.EQUAL, Arg.ZERO, notOurs)
        .set(PARENT, Arg.value(place.directory(level - 1)))
        .set(NAME, place.name(level))
        .gosub(REMOVE)
        .mark(notOurs);
  }

  static void sweep(Steps steps, CgroupPlace place) {
    steps.set(PARENT, Arg.value(place.directory(0))).gosub(SWEEP);
  }

  static void routines(Steps steps, List<CgroupHierarchy> hierarchies) {
    steps.because("remove a cgroup");
    removal(steps);
    steps.because("remove cgroups that nobody uses");
    sweeping(steps, hierarchies);
  }

  private static void removal(Steps steps) {
    Label again = steps.label("again");
    Label busy = steps.label("busy");
    Label done = steps.label("removed");
    steps
        .mark(REMOVE)
        .set(TRIES, Arg.ZERO)
        .mark(again)
        .call(
            OnError.GO_ON.or(Steps.error("EBUSY"), busy),
            Syscall.UNLINKAT,
            Arg.value(PARENT),
            Arg.value(NAME),
            flags("AT_REMOVEDIR"))
        .back()
        .mark(busy)
        .compute(TRIES, Arg.value(TRIES), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(TRIES), Comparison.AT_LEAST, Arg.number(MOST_TRIES), done)
        .call(OnError.GO_ON, Syscall.NANOSLEEP, Cgroups.milliseconds(2), Arg.NULL)
        .jump(again)
        .mark(done)
        .back();
  }

  /** Looks at each struct linux_dirent64 of a directory, getdents64(2). */
  private static void sweeping(Steps steps, List<CgroupHierarchy> hierarchies) {
    Label next = steps.label("next_entry");
    Label end = steps.label("no_more_entries");
    steps
        .mark(SWEEP)
        .call(
            LEFT,
            OnError.GO_ON,
            Syscall.GETDENTS64,
            Arg.value(PARENT),
            ENTRIES,
            Arg.number(ENTRIES.size()))
        .branch(Arg.value(LEFT), Comparison.LESS, Arg.number(1), end)
        .set(AT, ENTRIES)
        .mark(next)
        .compute(WORD, Arg.value(AT), Arithmetic.ADD, Arg.number(16))
        .load(LENGTH, Width.U16, Arg.value(WORD));
    look(steps, hierarchies);
    steps
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(LENGTH))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.value(LENGTH))
        .branch(Arg.value(LEFT), Comparison.EQUAL, Arg.ZERO, SWEEP)
        .jump(next)
        .mark(end)
        .back();
  }

  private static void look(Steps steps, List<CgroupHierarchy> hierarchies) {
    Label keep = steps.label("keep");
    steps
        .compute(NAME, Arg.value(AT), Arithmetic.ADD, Arg.number(19))
        .load(WORD, Width.U32, Arg.value(NAME))
        .branch(
            Arg.value(WORD), Comparison.NOT_EQUAL, new Arg.Number(0x2d66646aL, "\"jdf-\""), keep)
        .compute(CURSOR, Arg.value(NAME), Arithmetic.ADD, Arg.number(4));
    parse(steps);
    steps
        .branch(Arg.value(WORD), Comparison.NOT_EQUAL, Arg.number('-'), keep)
        .branch(Arg.value(PID), Comparison.LESS, Arg.number(1), keep)
        .call(RESULT, OnError.GO_ON, Syscall.KILL, Arg.value(PID), Arg.ZERO)
        .branch(Arg.value(RESULT), Comparison.NOT_EQUAL, Steps.negative("ESRCH"), keep);
    for (CgroupHierarchy hierarchy : hierarchies) {
      removeEverywhere(steps, hierarchy);
    }
    steps.mark(keep);
  }

  /** The run that left it may have used hierarchies that this one does not. */
  private static void removeEverywhere(Steps steps, CgroupHierarchy hierarchy) {
    steps
        .call(
            RESULT,
            OnError.GO_ON,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text(CgroupPlace.ownBase(hierarchy)),
            flags("O_PATH|O_DIRECTORY|O_CLOEXEC"),
            Arg.ZERO)
        .call(
            OnError.GO_ON,
            Syscall.UNLINKAT,
            Arg.value(RESULT),
            Arg.value(NAME),
            flags("AT_REMOVEDIR"))
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(RESULT));
  }

  /** Leaves the number at CURSOR in PID and the byte behind it in WORD. */
  private static void parse(Steps steps) {
    Label next = steps.label("next_digit");
    Label end = steps.label("number_end");
    steps
        .set(PID, Arg.ZERO)
        .mark(next)
        .load(WORD, Width.U8, Arg.value(CURSOR))
        .compute(CURSOR, Arg.value(CURSOR), Arithmetic.ADD, Arg.number(1))
        .branch(Arg.value(WORD), Comparison.LESS, Arg.number('0'), end)
        .branch(Arg.value(WORD), Comparison.AT_LEAST, Arg.number('9' + 1), end)
        .compute(TWICE, Arg.value(PID), Arithmetic.SHIFT_LEFT, Arg.number(1))
        .compute(PID, Arg.value(PID), Arithmetic.SHIFT_LEFT, Arg.number(3))
        .compute(PID, Arg.value(PID), Arithmetic.ADD, Arg.value(TWICE))
        .compute(PID, Arg.value(PID), Arithmetic.ADD, Arg.value(WORD))
        .compute(PID, Arg.value(PID), Arithmetic.SUBTRACT, Arg.number('0'))
        .jump(next)
        .mark(end);
  }
}
