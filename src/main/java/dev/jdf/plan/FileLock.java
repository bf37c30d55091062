package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * A lock on an open file, flock(2), which ends with the last process that has it open.
 *
 * @param kind {@code LOCK_SH} or {@code LOCK_EX}
 */
record FileLock(Slot file, String kind) {

  /**
   * Takes it, or fails at once where somebody else has it.
   *
   * @param others what becomes of other failures
   * @param busy why it is somebody else's
   */
  void take(Steps steps, OnError others, Origin busy) {
    Label used = steps.label("in_use");
    Label locked = steps.label("locked");
    steps
        .call(
            others.or(Steps.error("EAGAIN"), used),
            Syscall.FLOCK,
            Arg.value(file),
            flags(kind + "|LOCK_NB"))
        .jump(locked)
        .mark(used)
        .because(busy)
        .refuse("EBUSY")
        .mark(locked);
  }
}
