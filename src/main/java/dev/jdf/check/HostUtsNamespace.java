package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Uts;

/** CIS 5.21: ensure that the host's UTS namespace is not shared. */
final class HostUtsNamespace extends HostRule {

  HostUtsNamespace() {
    super(
        About.of("The host's names are not shared", Level.WARNING),
        Uts.class,
        "CIS 5.21; a process with CAP_SYS_ADMIN can rename the machine");
  }
}
