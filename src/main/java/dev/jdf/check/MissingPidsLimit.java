package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.PidsLimit;

/** CIS 5.29: ensure that the PIDs cgroup limit is used. */
final class MissingPidsLimit extends MissingRule {

  MissingPidsLimit() {
    super(
        About.of("The number of processes is limited", Level.HINT),
        "nothing limits the number of processes",
        "CIS 5.29; for example PIDS_LIMIT 100");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(PidsLimit.class);
  }
}
