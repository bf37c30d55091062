package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Memory;

/** CIS 5.11: ensure that the memory usage for containers is limited. */
final class MissingMemoryLimit extends MissingRule {

  MissingMemoryLimit() {
    super(
        About.of("Memory is limited", Level.HINT),
        "nothing limits the memory",
        "CIS 5.11; for example MEMORY 256m");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(Memory.class);
  }
}
