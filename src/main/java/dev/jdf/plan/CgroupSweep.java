package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Host.CgroupHierarchy;
import java.util.List;

/**
 * Removes cgroups called {@code jdf-PID-START-NAMESPACE} whose supervisor is gone: no process has
 * that id, or one that started at another time. Those of another pid namespace are let be, for what
 * lives in there cannot be seen. Removing one that has members fails, and nothing in it is killed.
 */
final class CgroupSweep {

  private static final Label SWEEP = new Label("sweep_cgroups");
  private static final Label LOOK = new Label("look_at_cgroup");
  private static final Label REMOVE = new Label("remove_everywhere");
  private static final Label KEEP = new Label("keep_cgroup");

  private static final Slot DIRECTORY = new Slot("swept_directory");
  private static final Slot LEFT = new Slot("entries_left");
  private static final Slot AT = new Slot("entry");
  private static final Slot LENGTH = new Slot("entry_length");
  private static final Slot WORD = new Slot("entry_word");
  private static final Slot NAME = new Slot("entry_name");
  private static final Slot PID = new Slot("entry_pid");
  private static final Slot START = new Slot("entry_start");

  private static final Arg.Buffer ENTRIES = new Arg.Buffer("entries", 4096);
  private static final Arg PREFIX = new Arg.Number(0x2d66646aL, "\"jdf-\"");

  private CgroupSweep() {}

  static void below(Steps steps, CgroupPlace place) {
    steps.set(DIRECTORY, Arg.value(place.directory(0))).gosub(SWEEP);
  }

  static void routines(Steps steps, List<CgroupHierarchy> hierarchies) {
    steps.because("remove cgroups that nobody uses");
    eachEntry(steps);
    look(steps);
    steps.mark(REMOVE);
    hierarchies.forEach(hierarchy -> removeFrom(steps, hierarchy));
    steps.mark(KEEP).back();
  }

  /** Looks at each struct linux_dirent64 of a directory, getdents64(2). */
  private static void eachEntry(Steps steps) {
    Label next = steps.label("next_entry");
    Label end = steps.label("no_more_entries");
    steps
        .mark(SWEEP)
        .call(
            LEFT,
            OnError.GO_ON,
            Syscall.GETDENTS64,
            Arg.value(DIRECTORY),
            ENTRIES,
            Arg.number(ENTRIES.size()))
        .branch(Arg.value(LEFT), Comparison.LESS, Arg.number(1), end)
        .set(AT, ENTRIES)
        .mark(next)
        .compute(WORD, Arg.value(AT), Arithmetic.ADD, Arg.number(16))
        .load(LENGTH, Width.U16, Arg.value(WORD))
        .gosub(LOOK)
        .compute(AT, Arg.value(AT), Arithmetic.ADD, Arg.value(LENGTH))
        .compute(LEFT, Arg.value(LEFT), Arithmetic.SUBTRACT, Arg.value(LENGTH))
        .branch(Arg.value(LEFT), Comparison.EQUAL, Arg.ZERO, SWEEP)
        .jump(next)
        .mark(end)
        .back();
  }

  private static void look(Steps steps) {
    steps
        .mark(LOOK)
        .compute(NAME, Arg.value(AT), Arithmetic.ADD, Arg.number(19))
        .load(WORD, Width.U32, Arg.value(NAME))
        .branch(Arg.value(WORD), Comparison.NOT_EQUAL, PREFIX, KEEP)
        .compute(Decimal.CURSOR, Arg.value(NAME), Arithmetic.ADD, Arg.number(3));
    part(steps, PID);
    part(steps, START);
    part(steps, WORD);
    steps
        .branch(Arg.value(Decimal.BYTE), Comparison.NOT_EQUAL, Arg.ZERO, KEEP)
        .branch(Arg.value(WORD), Comparison.NOT_EQUAL, Arg.value(Cgroups.PID_NAMESPACE), KEEP);
    ProcessStat.read(steps, Arg.value(PID));
    steps
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.EQUAL, Steps.negative("ENOENT"), REMOVE)
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.EQUAL, Steps.negative("ESRCH"), REMOVE)
        .branch(Arg.value(ProcessStat.LENGTH), Comparison.LESS, Arg.number(1), KEEP);
    ProcessStat.field(steps, ProcessStat.START_TIME);
    steps.branch(Arg.value(Decimal.NUMBER), Comparison.EQUAL, Arg.value(START), KEEP);
  }

  /** A hyphen and a number. */
  private static void part(Steps steps, Slot number) {
    steps
        .load(Decimal.BYTE, Width.U8, Arg.value(Decimal.CURSOR))
        .branch(Arg.value(Decimal.BYTE), Comparison.NOT_EQUAL, new Arg.Number('-', "'-'"), KEEP)
        .compute(Decimal.CURSOR, Arg.value(Decimal.CURSOR), Arithmetic.ADD, Arg.number(1));
    Decimal.parse(steps);
    steps.set(number, Arg.value(Decimal.NUMBER));
  }

  /** The run that left it may have used hierarchies that this one does not. */
  private static void removeFrom(Steps steps, CgroupHierarchy hierarchy) {
    Slot base = new Slot("swept_base");
    steps.call(
        base,
        OnError.GO_ON,
        Syscall.OPENAT,
        flags("AT_FDCWD"),
        Arg.text(CgroupPlace.ownBase(hierarchy)),
        flags("O_PATH|O_DIRECTORY|O_CLOEXEC"),
        Arg.ZERO);
    CgroupRemoval.tryOnce(steps, base, Arg.value(NAME));
    steps.call(OnError.GO_ON, Syscall.CLOSE, Arg.value(base));
  }
}
