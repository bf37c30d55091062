package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Network;

/** CIS 5.10: ensure that the host's network namespace is not shared. */
final class HostNetwork extends HostRule {

  HostNetwork() {
    super(
        About.of("The host's network is not shared", Level.WARNING),
        Network.class,
        "CIS 5.10; the process reaches every service that listens on the machine, and abstract sockets");
  }
}
