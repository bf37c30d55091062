package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction;

/** CIS 5.19: ensure that the default ulimit is overwritten at runtime if needed. */
final class MissingUlimit extends MissingRule {

  MissingUlimit() {
    super(
        About.of("Resource limits are set", Level.OFF),
        "the process has its caller's resource limits",
        "CIS 5.19; for example ULIMIT nofile=1024:4096");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(IsolationInstruction.Ulimit.class);
  }
}
