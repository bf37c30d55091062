package dev.jdf.launcher;

import dev.jdf.asm.Symbol;
import dev.jdf.elf.ElfImage;
import dev.jdf.linux.Arch;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Step;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes a plan as a static ELF executable; the same plan always gives the same bytes. */
public final class Launcher {

  private static final Symbol FIRST_STEP = new Symbol(".first");

  private final Plan plan;
  private final Data data = new Data();
  private final Explanation explanation = new Explanation();
  private final Machine machine;
  private final Translation translation;

  private Launcher(Plan plan, Arch arch) {
    this.plan = plan;
    this.machine = machine(arch);
    this.translation = new Translation(machine, data, arch);
  }

  /**
   * The file's bytes.
   *
   * @throws IllegalArgumentException if the plan is wrong in itself: a label that is not there or
   *     there twice, a system call that the machine does not have
   */
  public static byte[] compile(Plan plan, Arch arch) {
    return new Launcher(plan, arch).image().bytes();
  }

  private static Machine machine(Arch arch) {
    return switch (arch) {
      case X86_64 -> new X86_64Machine();
      case AARCH64 -> throw new IllegalArgumentException("no launcher for " + arch + " yet");
    };
  }

  private ElfImage image() {
    machine.start(data.slot(Plan.INITIAL_STACK));
    machine.define(FIRST_STEP);
    FailedStep failedStep = translateSteps();
    machine.trap();
    machine.failure(
        FIRST_STEP,
        new Machine.Failure(
            data.slot(Plan.FAILED_ERRNO),
            data.slot(FailedStep.DISTANCE),
            data.slot(Plan.INITIAL_STACK)));
    translate(failedStep.routine(machine, data, plan.onFailure()));
    if (explains()) {
      translate(explanation.routine(data));
    }
    ByteBuffer text = ByteBuffer.wrap(machine.finish());
    return new ElfImage(machine.elf(), data.readOnly(), text, data.writable());
  }

  private FailedStep translateSteps() {
    FailedStep failedStep = new FailedStep(machine.position());
    for (int index = 0; index < plan.steps().size(); index++) {
      Step step = plan.steps().get(index);
      boolean canFail = step.op().accept(translation);
      if (canFail) {
        failedStep.add(index, machine.position());
        explanation.add(index, step.origin());
      }
    }
    return failedStep;
  }

  private void translate(List<Op> ops) {
    ops.forEach(op -> op.accept(translation));
  }

  private boolean explains() {
    return plan.steps().stream().anyMatch(step -> step.op() instanceof Op.Explain);
  }
}
