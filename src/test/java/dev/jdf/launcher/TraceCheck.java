package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Holds what strace saw of a launcher against the plan: every call of every process is that of one
 * step, with the step's arguments, and comes after the call before it as the plan's control flow and
 * that call's result say.
 */
public final class TraceCheck {

  private static final int SYSCALL_LENGTH = 2;
  private static final int EXPLANATION = -1;
  private static final Set<Syscall> FORKS = Set.of(Syscall.CLONE, Syscall.CLONE3);
  private static final Set<Syscall> EXECS = Set.of(Syscall.EXECVE);

  private final Plan plan;
  private final Map<Long, Integer> steps = new HashMap<>();
  private final Set<Slot> results;

  private TraceCheck(Plan plan, byte[] launcher) throws IOException {
    this.plan = plan;
    this.results = SlotUse.onlyResults(plan);
    List<CodeCheck.Site> sites = CodeCheck.sites(new Binary(launcher).code());
    int[] calls = IntStream.range(0, plan.steps().size())
        .filter(index -> plan.steps().get(index).op() instanceof Op.Call)
        .toArray();
    for (int i = 0; i < sites.size(); i++) {
      // The last one is that of the explanation.
      int step = i < calls.length ? calls[i] : EXPLANATION;
      steps.put(sites.get(i).address() + SYSCALL_LENGTH, step);
    }
  }

  /** Runs the plan under strace; answers its exit code. */
  public static int check(Plan plan, String... args) throws IOException, InterruptedException {
    return check(plan, plan, args);
  }

  /** Runs the plan behind {@code prefix}, a program that becomes the one it is told. */
  static int checkBehind(List<String> prefix, Plan plan) throws IOException, InterruptedException {
    Path file = Launched.write(plan);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      List<String> args = new ArrayList<>(prefix.subList(1, prefix.size()));
      args.add(file.toString());
      Trace trace = Trace.of(Path.of(prefix.get(0)), args.toArray(String[]::new));
      return check(plan, file, trace);
    } finally {
      Files.delete(file);
    }
  }

  /** Runs one plan and holds it against another. */
  static int check(Plan plan, Plan run, String... args) throws IOException, InterruptedException {
    Path file = Launched.write(run);
    try {
      return check(plan, file, Trace.of(file, args));
    } finally {
      Files.delete(file);
    }
  }

  private static int check(Plan plan, Path file, Trace trace) throws IOException {
    TraceCheck check = new TraceCheck(plan, Files.readAllBytes(file));
    List<List<Trace.Line>> processes = trace.processes();
    assertTrue(check.process(processes.get(0), Flow.first(plan)) > 0, "nothing was traced");
    for (List<Trace.Line> process : processes.subList(1, processes.size())) {
      check.process(process, check.firstOfAChild());
    }
    return trace.exit();
  }

  /** Answers how many calls it checked: those from the start of the launcher up to an exec. */
  private int process(List<Trace.Line> lines, Set<Integer> first) {
    List<Trace.Line> own =
        lines.stream().dropWhile(line -> !steps.containsKey(line.address())).toList();
    Map<Slot, Long> slots = new HashMap<>();
    Set<Integer> expected = first;
    for (Trace.Line line : own) {
      if (expected.isEmpty()) {
        return own.indexOf(line);
      }
      int step = step(line);
      expected = step == EXPLANATION ? explained(expected, line) : called(slots, expected, line);
    }
    return own.size();
  }

  private int step(Trace.Line line) {
    Integer step = steps.get(line.address());
    if (step == null) {
      throw new AssertionError("a call that is no step's: " + line);
    }
    return step;
  }

  private Set<Integer> explained(Set<Integer> expected, Trace.Line line) {
    Set<Integer> next = new HashSet<>();
    boolean allowed = false;
    for (int step : expected) {
      if (plan.steps().get(step).op() instanceof Op.Explain) {
        allowed = true;
        next.addAll(Flow.after(plan, step, 0));
      }
    }
    assertTrue(allowed, "an explanation out of turn: " + line);
    return next;
  }

  /** Answers what may come next; nothing, if the process was never heard of again. */
  private Set<Integer> called(Map<Slot, Long> slots, Set<Integer> expected, Trace.Line line) {
    int step = step(line);
    assertTrue(expected.contains(step), () -> "step " + step + " out of turn: " + line);
    Op.Call call = (Op.Call) plan.steps().get(step).op();
    assertEquals(call.syscall().kernelName(), line.name());
    for (int i = 0; i < Math.min(call.args().size(), line.args().size()); i++) {
      String what = "argument " + i + " of step " + step + ": " + line;
      assertArgument(call.args().get(i), line.args().get(i), slots, what);
    }
    if (line.restarts()) {
      return Set.of(step);
    }
    if (call.syscall() == Syscall.EXECVEAT && line.returned() && result(line) == 0) {
      slots.clear();
      return Flow.first(plan); // The launcher executes a copy of itself.
    }
    if (!line.returned() || (EXECS.contains(call.syscall()) && result(line) == 0)) {
      return Set.of();
    }
    if (call.result() != null) {
      slots.put(call.result(), result(line));
    }
    return Flow.after(plan, step, result(line));
  }

  private void assertArgument(Arg arg, long value, Map<Slot, Long> slots, String what) {
    if (arg instanceof Arg.Number number) {
      assertEquals(number.value(), value, what);
    } else if (arg instanceof Arg.Value use && results.contains(use.slot())) {
      assertEquals(slots.getOrDefault(use.slot(), value), value, what);
    }
  }

  /** {@code 0x3} or {@code -1 ENOENT (No such file or directory)}. */
  private static long result(Trace.Line line) {
    String[] words = line.result().split(" ", -1);
    return words.length > 1 && words[0].equals("-1")
        ? -Errno.of(words[1]).orElseThrow().number()
        : Trace.number(words[0]);
  }

  private Set<Integer> firstOfAChild() {
    Set<Integer> first = new HashSet<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      if (plan.steps().get(i).op() instanceof Op.Call call && FORKS.contains(call.syscall())) {
        first.addAll(Flow.after(plan, i, 0));
      }
    }
    return first;
  }
}
