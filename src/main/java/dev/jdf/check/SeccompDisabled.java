package dev.jdf.check;

/** CIS 5.22: ensure the default seccomp profile is not disabled. */
final class SeccompDisabled extends DefenceRule {

  SeccompDisabled() {
    super(
        About.of("System calls are filtered", Level.WARNING),
        "seccomp=unconfined",
        "the process may make every system call",
        "CIS 5.22; leave it out and docker's default profile holds");
  }
}
