package dev.jdf.plan;

import java.util.List;

/**
 * Everything that a launcher does, in order. Execution begins at the first step; a step whose error
 * is not expected puts its index and the errno into {@link #FAILED_STEP} and {@link #FAILED_ERRNO},
 * forgets every {@link Op.Gosub} under way, and goes on at {@code onFailure}; the steps there should
 * not fail, or they are run again. After the last step and after a {@link Op.Return} without a
 * {@link Op.Gosub} the process dies by a signal.
 */
public record Plan(List<Step> steps, Label onFailure) {

  /** Index in {@link #steps} of the step that failed. */
  public static final Slot FAILED_STEP = new Slot("failed_step");

  /** Errno of the step that failed, positive. */
  public static final Slot FAILED_ERRNO = new Slot("failed_errno");

  /** Address of argc, then argv, envp and auxv, as the kernel left them; set before step 0. */
  public static final Slot INITIAL_STACK = new Slot("initial_stack");

  public Plan {
    steps = List.copyOf(steps);
  }

  /** The plan in strace's notation, a line a step, with what asked for it behind. */
  @Override
  public String toString() {
    return PlanText.of(this);
  }
}
