package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction;

/** CIS 5.19: ensure that the default ulimit is overwritten at runtime if needed. */
final class MissingUlimit extends MissingRule {

  MissingUlimit() {
    super(About.of("Resource limits are set", Level.OFF));
  }

  @Override
  public boolean isSaid(Target target) {
    return target.says(IsolationInstruction.Ulimit.class);
  }

  @Override
  public String message() {
    return "the process has its caller's resource limits";
  }

  @Override
  public String note() {
    return "CIS 5.19; for example ULIMIT nofile=1024:4096";
  }
}
