package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Userns;

/** CIS 5.31: ensure that the host's user namespaces are not shared. */
final class HostUserNamespace extends HostRule {

  HostUserNamespace() {
    super(
        About.of("The host's user namespace is not asked for", Level.WARNING),
        Userns.class,
        "CIS 5.31; root inside is root outside: USERNS private maps it to your own user");
  }
}
