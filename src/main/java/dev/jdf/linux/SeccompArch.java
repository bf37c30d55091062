package dev.jdf.linux;

import java.util.Optional;

/**
 * An architecture that a seccomp section may list. Source: runtime-spec config-linux.md#seccomp;
 * numbers from linux/audit.h. Filters are compiled for those with a table of system calls.
 */
public enum SeccompArch {
  SCMP_ARCH_X86_64(0xC000003E, Syscalls.Column.X86_64),
  SCMP_ARCH_X86(0x40000003, Syscalls.Column.I386),
  SCMP_ARCH_X32(0xC000003E, Syscalls.Column.X32),
  SCMP_ARCH_AARCH64(0xC00000B7, Syscalls.Column.AARCH64),
  SCMP_ARCH_ARM(0x40000028, Syscalls.Column.NONE),
  SCMP_ARCH_MIPS(0x00000008, Syscalls.Column.NONE),
  SCMP_ARCH_MIPS64(0x80000008, Syscalls.Column.NONE),
  SCMP_ARCH_MIPS64N32(0xA0000008, Syscalls.Column.NONE),
  SCMP_ARCH_MIPSEL(0x40000008, Syscalls.Column.NONE),
  SCMP_ARCH_MIPSEL64(0xC0000008, Syscalls.Column.NONE),
  SCMP_ARCH_MIPSEL64N32(0xE0000008, Syscalls.Column.NONE),
  SCMP_ARCH_PPC(0x00000014, Syscalls.Column.NONE),
  SCMP_ARCH_PPC64(0x80000015, Syscalls.Column.NONE),
  SCMP_ARCH_PPC64LE(0xC0000015, Syscalls.Column.NONE),
  SCMP_ARCH_S390(0x00000016, Syscalls.Column.NONE),
  SCMP_ARCH_S390X(0x80000016, Syscalls.Column.NONE),
  SCMP_ARCH_PARISC(0x0000000F, Syscalls.Column.NONE),
  SCMP_ARCH_PARISC64(0x8000000F, Syscalls.Column.NONE),
  SCMP_ARCH_RISCV64(0xC00000F3, Syscalls.Column.NONE),
  SCMP_ARCH_LOONGARCH64(0xC0000102, Syscalls.Column.NONE),
  SCMP_ARCH_M68K(0x00000004, Syscalls.Column.NONE),
  SCMP_ARCH_SH(0x4000002A, Syscalls.Column.NONE),
  SCMP_ARCH_SHEB(0x0000002A, Syscalls.Column.NONE);

  private final int auditArch;
  private final Syscalls.Column column;

  SeccompArch(int auditArch, Syscalls.Column column) {
    this.auditArch = auditArch;
    this.column = column;
  }

  /** What {@code seccomp_data.arch} holds; x32 shares that of x86-64. */
  public int auditArch() {
    return auditArch;
  }

  /** Whether its system calls are known, so that a filter for it can be compiled. */
  public boolean compilable() {
    return column != Syscalls.Column.NONE;
  }

  Syscalls.Column column() {
    return column;
  }

  /** The architecture called {@code name}, exactly as config.json writes it. */
  public static Optional<SeccompArch> of(String name) {
    for (SeccompArch arch : values()) {
      if (arch.name().equals(name)) {
        return Optional.of(arch);
      }
    }
    return Optional.empty();
  }
}
