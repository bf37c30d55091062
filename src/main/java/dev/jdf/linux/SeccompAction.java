package dev.jdf.linux;

import java.util.Optional;

/** What a seccomp filter answers. Source: seccomp(2), runtime-spec config-linux.md#seccomp. */
public enum SeccompAction {
  SCMP_ACT_KILL(0x00000000, false),
  SCMP_ACT_KILL_PROCESS(0x80000000, false),
  SCMP_ACT_KILL_THREAD(0x00000000, false),
  SCMP_ACT_TRAP(0x00030000, false),
  SCMP_ACT_ERRNO(0x00050000, true),
  SCMP_ACT_TRACE(0x7ff00000, true),
  SCMP_ACT_ALLOW(0x7fff0000, false),
  SCMP_ACT_LOG(0x7ffc0000, false),
  SCMP_ACT_NOTIFY(0x7fc00000, false);

  private static final int DATA = 0xffff;

  private final int word;
  private final boolean takesErrno;

  SeccompAction(int word, boolean takesErrno) {
    this.word = word;
    this.takesErrno = takesErrno;
  }

  /** Whether {@code errnoRet} means something with it. */
  public boolean takesErrno() {
    return takesErrno;
  }

  /** The filter's return value; {@code errno} counts where the action takes one, 16 bits of it. */
  public int word(int errno) {
    return takesErrno ? word | (errno & DATA) : word;
  }

  /** The action called {@code name}, exactly as config.json writes it. */
  public static Optional<SeccompAction> of(String name) {
    for (SeccompAction action : values()) {
      if (action.name().equals(name)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
