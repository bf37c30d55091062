package dev.jdf.container;

import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Constants;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that exchanges two files as fast as it can, renameat2(2), until it is closed: whoever
 * looks at one and then uses it gets the other. It is a launcher itself, with a plan of three steps.
 */
final class Swap implements AutoCloseable {

  private static final long MOST_SWAPS = 100_000_000;
  private static final Label AGAIN = new Label("again");
  private static final Slot COUNT = new Slot("count");

  private final Process process;

  private Swap(Process process) {
    this.process = process;
  }

  /** Leaves the program in {@code folder}. */
  static Swap of(Path folder, Path one, Path other) throws IOException {
    Path program = folder.resolve("swap");
    Files.write(program, Launcher.compile(plan(one, other), Arch.X86_64));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Swap(new ProcessBuilder(program.toString()).inheritIO().start());
  }

  /** It also ends when the test does, and after some time. */
  private static Plan plan(Path one, Path other) {
    List<Op> ops = List.of(
        call(Syscall.PRCTL, flag("PR_SET_PDEATHSIG"), flag("SIGKILL")),
        new Op.Mark(AGAIN),
        call(
            Syscall.RENAMEAT2,
            flag("AT_FDCWD"),
            Arg.text(one.toString()),
            flag("AT_FDCWD"),
            Arg.text(other.toString()),
            flag("RENAME_EXCHANGE")),
        new Op.Compute(COUNT, Arg.value(COUNT), Arithmetic.ADD, Arg.number(1)),
        new Op.Branch(Arg.value(COUNT), Comparison.LESS, Arg.number(MOST_SWAPS), AGAIN),
        call(Syscall.EXIT_GROUP, Arg.ZERO));
    List<Step> steps = new ArrayList<>();
    ops.forEach(op -> steps.add(new Step(op, new Origin("", "swap"))));
    return new Plan(steps, AGAIN);
  }

  private static Op call(Syscall syscall, Arg... args) {
    return new Op.Call(syscall, List.of(args), null, OnError.GO_ON);
  }

  private static Arg flag(String name) {
    return new Arg.Number(Constants.value(name), name);
  }

  boolean goesOn() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
