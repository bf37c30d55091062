package dev.jdf.oci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs in the container and what it may do ({@code config.md#process}). */
public record Process(
    boolean terminal,
    @Nullable ConsoleSize consoleSize,
    User user,
    List<String> args,
    List<String> env,
    String cwd,
    @Nullable Capabilities capabilities,
    List<Rlimit> rlimits,
    boolean noNewPrivileges,
    @Nullable Integer oomScoreAdj,
    @Nullable String apparmorProfile,
    @Nullable String selinuxLabel,
    @Nullable Scheduler scheduler,
    @Nullable IoPriority ioPriority,
    @Nullable ExecCpuAffinity execCPUAffinity) {

  public Process {
    args = List.copyOf(args);
    env = List.copyOf(env);
    rlimits = List.copyOf(rlimits);
  }

  /** The same process with another command line. */
  public Process withArgs(List<String> other) {
    return with(user, other);
  }

  /** The same process of another user. */
  public Process withUser(User other) {
    return with(other, args);
  }

  private Process with(User who, List<String> command) {
    return new Process(
        terminal,
        consoleSize,
        who,
        command,
        env,
        cwd,
        capabilities,
        rlimits,
        noNewPrivileges,
        oomScoreAdj,
        apparmorProfile,
        selinuxLabel,
        scheduler,
        ioPriority,
        execCPUAffinity);
  }

  /** Rows and columns of the terminal. */
  public record ConsoleSize(long height, long width) {}

  /** Ids of the process, each at most 2^32 - 2: the highest uint32 means "no id" to the kernel. */
  public record User(long uid, long gid, @Nullable Long umask, List<Long> additionalGids) {

    public static final User ROOT = new User(0, 0, null, List.of());

    public User {
      additionalGids = List.copyOf(additionalGids);
    }
  }

  /** The five sets of capabilities(7), as {@code CAP_…}. */
  public record Capabilities(
      List<String> bounding,
      List<String> effective,
      List<String> inheritable,
      List<String> permitted,
      List<String> ambient) {

    public Capabilities {
      bounding = List.copyOf(bounding);
      effective = List.copyOf(effective);
      inheritable = List.copyOf(inheritable);
      permitted = List.copyOf(permitted);
      ambient = List.copyOf(ambient);
    }
  }

  /** A limit of setrlimit(2), {@code RLIMIT_…}; both numbers are uint64. */
  public record Rlimit(String type, long soft, long hard) {}

  /**
   * Attributes of sched_setattr(2).
   *
   * @param runtime uint64, as are deadline and period
   */
  public record Scheduler(
      String policy,
      @Nullable Integer nice,
      @Nullable Integer priority,
      List<String> flags,
      @Nullable Long runtime,
      @Nullable Long deadline,
      @Nullable Long period) {

    public Scheduler {
      flags = List.copyOf(flags);
    }
  }

  /** A priority of ioprio_set(2). {@code ioClass} is the spec's {@code class}. */
  public record IoPriority(String ioClass, int priority) {}

  /** CPUs of programs that join the container later. {@code finalCpus} is the spec's {@code final}. */
  public record ExecCpuAffinity(
      @Nullable String initial, @Nullable String finalCpus) {}
}
