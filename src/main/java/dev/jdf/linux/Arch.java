package dev.jdf.linux;

import java.util.Optional;

/** A machine that launchers are made for. Source: audit.h, runtime-spec config-linux.md#seccomp. */
public enum Arch {
  X86_64("x86_64", SeccompArch.SCMP_ARCH_X86_64),
  AARCH64("aarch64", SeccompArch.SCMP_ARCH_AARCH64);

  private final String machine;
  private final SeccompArch seccomp;

  Arch(String machine, SeccompArch seccomp) {
    this.machine = machine;
    this.seccomp = seccomp;
  }

  /** The name that config.json uses: {@code SCMP_ARCH_X86_64}. */
  public String ociName() {
    return seccomp.name();
  }

  /** The architecture under whose name seccomp filters see this machine. */
  public SeccompArch seccomp() {
    return seccomp;
  }

  /** {@code AUDIT_ARCH_X86_64} and so on, as {@code seccomp_data.arch} holds it. */
  public int auditArch() {
    return seccomp.auditArch();
  }

  /** The architecture that uname(2) calls {@code machine}. */
  public static Optional<Arch> ofUname(String machine) {
    for (Arch arch : values()) {
      if (arch.machine.equals(machine)) {
        return Optional.of(arch);
      }
    }
    return machine.equals("amd64")
        ? Optional.of(X86_64)
        : machine.equals("arm64") ? Optional.of(AARCH64) : Optional.empty();
  }
}
