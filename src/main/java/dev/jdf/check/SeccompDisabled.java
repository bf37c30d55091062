package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** CIS 5.22: ensure the default seccomp profile is not disabled. */
final class SeccompDisabled implements TargetRule {

  @Override
  public String title() {
    return "System calls are filtered";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    return target
        .security("seccomp")
        .filter(option -> option.value().equals("unconfined"))
        .map(option -> at(option.word().span(), "the process may make every system call")
            .withNote("CIS 5.22; leave it out and docker's default profile holds"))
        .stream()
        .toList();
  }
}
