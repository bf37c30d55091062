package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Memory;

/** CIS 5.11: ensure that the memory usage for containers is limited. */
final class MissingMemoryLimit extends MissingRule {

  MissingMemoryLimit() {
    super(About.of("Memory is limited", Level.HINT));
  }

  @Override
  public boolean isSaid(Target target) {
    return target.says(Memory.class);
  }

  @Override
  public String message() {
    return "nothing limits the memory";
  }

  @Override
  public String note() {
    return "CIS 5.11; for example MEMORY 256m";
  }
}
