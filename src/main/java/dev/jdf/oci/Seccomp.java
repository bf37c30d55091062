package dev.jdf.oci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system call filter ({@code config-linux.md#seccomp}).
 *
 * @param defaultErrnoRet uint32
 */
public record Seccomp(
    String defaultAction,
    @Nullable Long defaultErrnoRet,
    List<String> architectures,
    List<String> flags,
    @Nullable String listenerPath,
    @Nullable String listenerMetadata,
    List<Syscall> syscalls) {

  public Seccomp {
    architectures = List.copyOf(architectures);
    flags = List.copyOf(flags);
    syscalls = List.copyOf(syscalls);
  }

  /**
   * What to do on one of the named calls whose arguments meet all the conditions.
   *
   * @param errnoRet uint32
   */
  public record Syscall(
      List<String> names, String action, @Nullable Long errnoRet, List<Arg> args) {

    public Syscall {
      names = List.copyOf(names);
      args = List.copyOf(args);
    }
  }

  /** A condition on argument {@code index}; both values are uint64, an absent second one is 0. */
  public record Arg(int index, long value, long valueTwo, String op) {}
}
