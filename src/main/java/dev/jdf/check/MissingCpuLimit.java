package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.CpuQuota;
import dev.jdf.syntax.IsolationInstruction.Cpus;

/** CIS 5.12: ensure that CPU priority is set appropriately on containers. */
final class MissingCpuLimit extends MissingRule {

  MissingCpuLimit() {
    super(
        About.of("Processor time is limited", Level.HINT),
        "nothing limits the processor time",
        "CIS 5.12; for example CPUS 1.5");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(Cpus.class)
        || target.says(CpuQuota.class)
        || target.says(IsolationInstruction.CpuShares.class);
  }
}
