package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Pid;

/** CIS 5.16: ensure that the host's process namespace is not shared. */
final class HostPidNamespace extends HostRule {

  HostPidNamespace() {
    super(
        About.of("The host's processes are not shared", Level.WARNING),
        Pid.class,
        "CIS 5.16; the process sees all others, and root can end them and read their memory");
  }
}
