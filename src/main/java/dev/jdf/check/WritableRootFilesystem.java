package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.ReadOnly;

/** CIS 5.13: ensure that the container's root filesystem is mounted as read only. */
final class WritableRootFilesystem extends MissingRule {

  WritableRootFilesystem() {
    super(
        About.of("The root file system is read-only", Level.HINT),
        "the root file system can be written",
        "CIS 5.13; add READ_ONLY, and TMPFS where the program writes");
  }

  @Override
  boolean isSaid(Target target) {
    return target.isOn(ReadOnly.class) || target.base().isHost();
  }
}
