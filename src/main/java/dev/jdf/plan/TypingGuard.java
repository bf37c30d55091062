package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.oci.Seccomp;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the program from typing into the terminal that its standard input may be, and from taking it
 * away from the caller's session: TIOCSTI, TIOCLINUX and TIOCSCTTY of ioctl_tty(2). A session of its
 * own is enough of a defence, but not against CAP_SYS_ADMIN, which may do that to every terminal that
 * is open (CVE-2017-5226, CVE-2023-28100).
 */
final class TypingGuard {

  private static final long LOW_HALF = 0xffffffffL;

  /** Of TIOCSCTTY: also if the terminal belongs to another session. */
  private static final Seccomp.Arg STEAL = new Seccomp.Arg(2, 1, 0, "SCMP_CMP_EQ");

  private static final Seccomp FILTER = new Seccomp(
      "SCMP_ACT_ALLOW",
      null,
      List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"),
      List.of(),
      null,
      null,
      List.of(refusal("TIOCSTI"), refusal("TIOCLINUX"), refusal("TIOCSCTTY", STEAL)));

  private TypingGuard() {}

  /** A terminal of its own the program may type into. */
  static boolean isNeeded(Container container) {
    return !container.process().terminal() && HostAccess.isAdmin(container);
  }

  static void install(Steps steps, Container container) {
    steps.because("keep the program from typing into the caller's terminal");
    SeccompLoading.load(steps, container, FILTER);
  }

  /** The kernel looks at the low half of the request only. */
  private static Seccomp.Syscall refusal(String request, Seccomp.Arg... more) {
    long number = flags(request).value();
    List<Seccomp.Arg> conditions = new ArrayList<>(List.of(more));
    conditions.add(new Seccomp.Arg(1, LOW_HALF, number, "SCMP_CMP_MASKED_EQ"));
    return new Seccomp.Syscall(List.of("ioctl"), "SCMP_ACT_ERRNO", null, conditions);
  }
}
