package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.PidsLimit;

/** CIS 5.29: ensure that the PIDs cgroup limit is used. */
final class MissingPidsLimit implements MissingRule {

  @Override
  public String title() {
    return "The number of processes is limited";
  }

  @Override
  public Level level() {
    return Level.HINT;
  }

  @Override
  public boolean isSaid(Target target) {
    return target.says(PidsLimit.class);
  }

  @Override
  public String message() {
    return "nothing limits the number of processes";
  }

  @Override
  public String note() {
    return "CIS 5.29; for example PIDS_LIMIT 100";
  }
}
