package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.CapDrop;

/** CIS 5.4: ensure that Linux kernel capabilities are restricted within containers. */
final class CapabilitiesNotDropped extends MissingRule {

  CapabilitiesNotDropped() {
    super(
        About.of("All capabilities are dropped that are not needed", Level.HINT),
        "the process keeps docker's 14 default capabilities",
        "CIS 5.4; start with CAP_DROP ALL and add what is needed");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(CapDrop.class) || target.isUnprivileged();
  }
}
