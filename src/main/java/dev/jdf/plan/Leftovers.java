package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;

/**
 * Kills what the container leaves running. With a pid namespace of its own the kernel does that.
 * Otherwise the supervisor adopts the orphans, PR_SET_CHILD_SUBREAPER, and ends them one by one;
 * those in a pid namespace that was joined belong to its first process, and only their cgroup tells
 * them.
 */
final class Leftovers {

  private static final Label KILL_LISTED = new Label("kill_listed");
  private static final Slot LIST = new Slot("pid_list");
  private static final Slot LEFT = new Slot("bytes_left");
  private static final Slot KILLED = new Slot("killed");
  private static final Arg.Buffer TEXT = new Arg.Buffer("list", 4096);

  private Leftovers() {}

  static boolean mayBe(Container container) {
    return !container.makes(NamespaceType.PID);
  }

  static void adopt(Steps steps, Container container) {
    if (mayBe(container)) {
      steps
          .because("adopt what the container leaves running")
          .call(Syscall.PRCTL, flags("PR_SET_CHILD_SUBREAPER"), Arg.number(1));
    }
  }

  static void kill(Steps steps, Container container) {
    if (!mayBe(container)) {
      return;
    }
    Label again = steps.label("children");
    Label done = steps.label("childless");
    steps
        .because("kill what the container left running")
        .mark(again)
        .call(
            LIST,
            OnError.GO_ON,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/proc/thread-self/children"),
            flags("O_RDONLY|O_CLOEXEC"),
            Arg.ZERO)
        .set(KILLED, Arg.ZERO)
        .gosub(KILL_LISTED)
        .branch(Arg.value(KILLED), Comparison.EQUAL, Arg.ZERO, done)
        .call(OnError.GO_ON, Syscall.WAIT4, Arg.number(-1), Arg.NULL, Arg.ZERO, Arg.NULL)
        .jump(again)
        .mark(done);
    Cgroups.killMembers(steps, container);
  }

  /** Kills every process that the file {@code name} in {@code directory} lists. */
  static void killListed(Steps steps, Slot directory, String name) {
    steps
        .call(
            LIST,
            OnError.GO_ON,
            Syscall.OPENAT,
            Arg.value(directory),
            Arg.text(name),
            flags("O_RDONLY|O_CLOEXEC"),
            Arg.ZERO)
        .gosub(KILL_LISTED);
  }

  /** A number that a read cuts in two goes on in the next. */
  static void routines(Steps steps, Container container) {
    if (!mayBe(container)) {
      return;
    }
    Label more = steps.label("more");
    Label next = steps.label("next_number");
    Label end = steps.label("list_end");
    steps
        .because("kill what the container left running")
        .mark(KILL_LISTED)
        .branch(Arg.value(LIST), Comparison.LESS, Arg.ZERO, end)
        .set(Decimal.NUMBER, Arg.ZERO)
        .mark(more)
        .call(LEFT, OnError.GO_ON, Syscall.READ, Arg.value(LIST), TEXT, Arg.number(TEXT.size() - 1))
        .branch(Arg.value(LEFT), Comparison.LESS, Arg.number(1), end)
        .set(Decimal.CURSOR, TEXT)
        .compute(LEFT, Arg.value(LEFT), Arithmetic.ADD, TEXT)
        .store(Width.U8, Arg.value(LEFT), Arg.ZERO)
        .mark(next);
    Decimal.parseMore(steps);
    steps.branch(Arg.value(Decimal.BYTE), Comparison.EQUAL, Arg.ZERO, more);
    killOne(steps);
    steps
        .compute(Decimal.CURSOR, Arg.value(Decimal.CURSOR), Arithmetic.ADD, Arg.number(1))
        .set(Decimal.NUMBER, Arg.ZERO)
        .jump(next)
        .mark(end)
        .call(OnError.GO_ON, Syscall.CLOSE, Arg.value(LIST))
        .back();
  }

  /** A process that this one cannot see is listed as 0, which kill(2) takes for a group. */
  private static void killOne(Steps steps) {
    Label nobody = steps.label("nobody");
    steps
        .branch(Arg.value(Decimal.NUMBER), Comparison.LESS, Arg.number(2), nobody)
        .call(OnError.GO_ON, Syscall.KILL, Arg.value(Decimal.NUMBER), flags("SIGKILL"))
        .set(KILLED, Arg.number(1))
        .mark(nobody);
  }
}
