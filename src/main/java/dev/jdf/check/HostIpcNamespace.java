package dev.jdf.check;

import dev.jdf.syntax.IsolationInstruction.Ipc;

/** CIS 5.17: ensure that the host's IPC namespace is not shared. */
final class HostIpcNamespace extends HostRule {

  HostIpcNamespace() {
    super(
        About.of("The host's IPC is not shared", Level.WARNING),
        Ipc.class,
        "CIS 5.17; the process reaches the shared memory and message queues of the machine");
  }
}
