package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The isolating and limiting flags of {@code docker run} as instructions; the arguments are each
 * flag's own.
 */
public sealed interface IsolationInstruction extends Instruction.Isolation {

  /** All words after the keyword. */
  List<Word> words();

  /** The same instruction with as many other words. */
  IsolationInstruction with(List<Word> others);

  /** Takes one word or more; what several say adds up. */
  sealed interface Many extends IsolationInstruction {
    @Override
    default Many with(List<Word> others) {
      return Isolations.many(keyword(), others, span());
    }
  }

  /** Takes exactly one word; the last one wins. */
  sealed interface Single extends IsolationInstruction {
    Word value();

    @Override
    default List<Word> words() {
      return List.of(value());
    }

    @Override
    default Single with(List<Word> others) {
      return Isolations.single(keyword(), others.get(0), span());
    }
  }

  /** Stands alone, or takes {@code true} or {@code false}; the last one wins. */
  sealed interface Switch extends IsolationInstruction {
    @Nullable
    Word value();

    /** Whether it is switched on; only meaningful once the value is expanded. */
    default boolean on() {
      Word value = value();
      return value == null || value.text().equalsIgnoreCase("true");
    }

    @Override
    default List<Word> words() {
      Word value = value();
      return value == null ? List.of() : List.of(value);
    }

    @Override
    default Switch with(List<Word> others) {
      return Isolations.toggle(keyword(), others.isEmpty() ? null : others.get(0), span());
    }
  }

  /** {@code CAP_ADD NET_ADMIN SYS_TIME}: capabilities to add to the default set. */
  record CapAdd(Word keyword, List<Word> words, Span span) implements Many {
    public CapAdd {
      words = List.copyOf(words);
    }
  }

  /** {@code CAP_DROP ALL}: capabilities to take from the default set. */
  record CapDrop(Word keyword, List<Word> words, Span span) implements Many {
    public CapDrop {
      words = List.copyOf(words);
    }
  }

  /** {@code TMPFS /tmp:size=64m}: file systems in memory. */
  record Tmpfs(Word keyword, List<Word> words, Span span) implements Many {
    public Tmpfs {
      words = List.copyOf(words);
    }
  }

  /** {@code MOUNT type=bind,src=/srv,dst=/srv,ro}: mounts of every kind. */
  record Mount(Word keyword, List<Word> words, Span span) implements Many {
    public Mount {
      words = List.copyOf(words);
    }
  }

  /** {@code DEVICE /dev/fuse:/dev/fuse:rwm}: devices of the host. */
  record Device(Word keyword, List<Word> words, Span span) implements Many {
    public Device {
      words = List.copyOf(words);
    }
  }

  /** {@code DEVICE_CGROUP_RULE "c 10:229 rwm"}: which device numbers may be opened. */
  record DeviceCgroupRule(Word keyword, List<Word> words, Span span) implements Many {
    public DeviceCgroupRule {
      words = List.copyOf(words);
    }
  }

  /** {@code SYSCTL net.ipv4.ip_forward=1}: kernel parameters of the namespaces. */
  record Sysctl(Word keyword, List<Word> words, Span span) implements Many {
    public Sysctl {
      words = List.copyOf(words);
    }
  }

  /** {@code ULIMIT nofile=1024:2048}: resource limits of the process. */
  record Ulimit(Word keyword, List<Word> words, Span span) implements Many {
    public Ulimit {
      words = List.copyOf(words);
    }
  }

  /** {@code SECURITY_OPT no-new-privileges}: seccomp profile, masked paths, privilege gain. */
  record SecurityOpt(Word keyword, List<Word> words, Span span) implements Many {
    public SecurityOpt {
      words = List.copyOf(words);
    }
  }

  /** {@code GROUP_ADD audio 1001}: supplementary groups. */
  record GroupAdd(Word keyword, List<Word> words, Span span) implements Many {
    public GroupAdd {
      words = List.copyOf(words);
    }
  }

  /** {@code ANNOTATION key=value}: free metadata of the configuration. */
  record Annotation(Word keyword, List<Word> words, Span span) implements Many {
    public Annotation {
      words = List.copyOf(words);
    }
  }

  /** {@code PID host}: the pid namespace. */
  record Pid(Word keyword, Word value, Span span) implements Single {}

  /** {@code IPC private}: the ipc namespace. */
  record Ipc(Word keyword, Word value, Span span) implements Single {}

  /** {@code UTS host}: the uts namespace. */
  record Uts(Word keyword, Word value, Span span) implements Single {}

  /** {@code USERNS host}: the user namespace. */
  record Userns(Word keyword, Word value, Span span) implements Single {}

  /** {@code CGROUPNS private}: the cgroup namespace. */
  record Cgroupns(Word keyword, Word value, Span span) implements Single {}

  /** {@code NETWORK none}: the network namespace. */
  record Network(Word keyword, Word value, Span span) implements Single {}

  /** {@code HOSTNAME box}: the host name. */
  record Hostname(Word keyword, Word value, Span span) implements Single {}

  /** {@code DOMAINNAME example.org}: the NIS domain name. */
  record Domainname(Word keyword, Word value, Span span) implements Single {}

  /** {@code SHM_SIZE 64m}: the size of /dev/shm. */
  record ShmSize(Word keyword, Word value, Span span) implements Single {}

  /** {@code MEMORY 256m}: the memory limit. */
  record Memory(Word keyword, Word value, Span span) implements Single {}

  /** {@code MEMORY_RESERVATION 128m}: the soft memory limit. */
  record MemoryReservation(Word keyword, Word value, Span span) implements Single {}

  /** {@code MEMORY_SWAP 512m}: the limit of memory and swap together. */
  record MemorySwap(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPUS 1.5}: how many processors' worth of time. */
  record Cpus(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPU_SHARES 512}: the relative weight of processor time. */
  record CpuShares(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPU_PERIOD 100000}: the period of the CFS quota, in microseconds. */
  record CpuPeriod(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPU_QUOTA 50000}: the CFS quota, in microseconds. */
  record CpuQuota(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPUSET_CPUS 0-3}: the processors to run on. */
  record CpusetCpus(Word keyword, Word value, Span span) implements Single {}

  /** {@code CPUSET_MEMS 0}: the memory nodes to allocate from. */
  record CpusetMems(Word keyword, Word value, Span span) implements Single {}

  /** {@code PIDS_LIMIT 100}: how many processes and threads. */
  record PidsLimit(Word keyword, Word value, Span span) implements Single {}

  /** {@code BLKIO_WEIGHT 300}: the relative weight of block I/O. */
  record BlkioWeight(Word keyword, Word value, Span span) implements Single {}

  /** {@code OOM_SCORE_ADJ 500}: the preference of the OOM killer. */
  record OomScoreAdj(Word keyword, Word value, Span span) implements Single {}

  /** {@code CGROUP_PARENT /jdf}: the cgroup to create the container's in. */
  record CgroupParent(Word keyword, Word value, Span span) implements Single {}

  /** {@code PRIVILEGED}: every capability, every device, no masks. */
  record Privileged(Word keyword, @Nullable Word value, Span span) implements Switch {}

  /** {@code READ_ONLY}: a root file system that cannot be written. */
  record ReadOnly(Word keyword, @Nullable Word value, Span span) implements Switch {}

  /** {@code INIT}: a process 1 that forwards signals and reaps. */
  record Init(Word keyword, @Nullable Word value, Span span) implements Switch {}

  /** {@code TTY}: a terminal. */
  record Tty(Word keyword, @Nullable Word value, Span span) implements Switch {}
}
