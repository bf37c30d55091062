package dev.jdf.syntax;

import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Annotation;
import dev.jdf.syntax.IsolationInstruction.BlkioWeight;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.CgroupParent;
import dev.jdf.syntax.IsolationInstruction.Cgroupns;
import dev.jdf.syntax.IsolationInstruction.CpuPeriod;
import dev.jdf.syntax.IsolationInstruction.CpuQuota;
import dev.jdf.syntax.IsolationInstruction.CpuShares;
import dev.jdf.syntax.IsolationInstruction.Cpus;
import dev.jdf.syntax.IsolationInstruction.CpusetCpus;
import dev.jdf.syntax.IsolationInstruction.CpusetMems;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.IsolationInstruction.DeviceCgroupRule;
import dev.jdf.syntax.IsolationInstruction.Domainname;
import dev.jdf.syntax.IsolationInstruction.GroupAdd;
import dev.jdf.syntax.IsolationInstruction.Hostname;
import dev.jdf.syntax.IsolationInstruction.Init;
import dev.jdf.syntax.IsolationInstruction.Ipc;
import dev.jdf.syntax.IsolationInstruction.Many;
import dev.jdf.syntax.IsolationInstruction.Memory;
import dev.jdf.syntax.IsolationInstruction.MemoryReservation;
import dev.jdf.syntax.IsolationInstruction.MemorySwap;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.IsolationInstruction.Network;
import dev.jdf.syntax.IsolationInstruction.OomScoreAdj;
import dev.jdf.syntax.IsolationInstruction.Pid;
import dev.jdf.syntax.IsolationInstruction.PidsLimit;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.IsolationInstruction.ReadOnly;
import dev.jdf.syntax.IsolationInstruction.SecurityOpt;
import dev.jdf.syntax.IsolationInstruction.ShmSize;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.IsolationInstruction.Switch;
import dev.jdf.syntax.IsolationInstruction.Sysctl;
import dev.jdf.syntax.IsolationInstruction.Tmpfs;
import dev.jdf.syntax.IsolationInstruction.Tty;
import dev.jdf.syntax.IsolationInstruction.Ulimit;
import dev.jdf.syntax.IsolationInstruction.Userns;
import dev.jdf.syntax.IsolationInstruction.Uts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the instruction that a keyword names. */
final class Isolations {

  private Isolations() {}

  static Many many(Word keyword, List<Word> words, Span span) {
    return switch (name(keyword)) {
      case "CAP_ADD" -> new CapAdd(keyword, words, span);
      case "CAP_DROP" -> new CapDrop(keyword, words, span);
      case "TMPFS" -> new Tmpfs(keyword, words, span);
      case "MOUNT" -> new Mount(keyword, words, span);
      case "DEVICE" -> new Device(keyword, words, span);
      case "DEVICE_CGROUP_RULE" -> new DeviceCgroupRule(keyword, words, span);
      case "SYSCTL" -> new Sysctl(keyword, words, span);
      case "ULIMIT" -> new Ulimit(keyword, words, span);
      case "SECURITY_OPT" -> new SecurityOpt(keyword, words, span);
      case "GROUP_ADD" -> new GroupAdd(keyword, words, span);
      case "ANNOTATION" -> new Annotation(keyword, words, span);
      default -> throw new IllegalArgumentException(keyword.text());
    };
  }

  static Single single(Word keyword, Word value, Span span) {
    return switch (name(keyword)) {
      case "PID" -> new Pid(keyword, value, span);
      case "IPC" -> new Ipc(keyword, value, span);
      case "UTS" -> new Uts(keyword, value, span);
      case "USERNS" -> new Userns(keyword, value, span);
      case "CGROUPNS" -> new Cgroupns(keyword, value, span);
      case "NETWORK" -> new Network(keyword, value, span);
      case "HOSTNAME" -> new Hostname(keyword, value, span);
      case "DOMAINNAME" -> new Domainname(keyword, value, span);
      case "SHM_SIZE" -> new ShmSize(keyword, value, span);
      case "MEMORY" -> new Memory(keyword, value, span);
      case "MEMORY_RESERVATION" -> new MemoryReservation(keyword, value, span);
      case "MEMORY_SWAP" -> new MemorySwap(keyword, value, span);
      case "CPUS" -> new Cpus(keyword, value, span);
      case "CPU_SHARES" -> new CpuShares(keyword, value, span);
      case "CPU_PERIOD" -> new CpuPeriod(keyword, value, span);
      case "CPU_QUOTA" -> new CpuQuota(keyword, value, span);
      case "CPUSET_CPUS" -> new CpusetCpus(keyword, value, span);
      case "CPUSET_MEMS" -> new CpusetMems(keyword, value, span);
      case "PIDS_LIMIT" -> new PidsLimit(keyword, value, span);
      case "BLKIO_WEIGHT" -> new BlkioWeight(keyword, value, span);
      case "OOM_SCORE_ADJ" -> new OomScoreAdj(keyword, value, span);
      case "CGROUP_PARENT" -> new CgroupParent(keyword, value, span);
      default -> throw new IllegalArgumentException(keyword.text());
    };
  }

  static Switch toggle(Word keyword, @Nullable Word value, Span span) {
    return switch (name(keyword)) {
      case "PRIVILEGED" -> new Privileged(keyword, value, span);
      case "READ_ONLY" -> new ReadOnly(keyword, value, span);
      case "INIT" -> new Init(keyword, value, span);
      case "TTY" -> new Tty(keyword, value, span);
      default -> throw new IllegalArgumentException(keyword.text());
    };
  }

  private static String name(Word keyword) {
    return keyword.text().toUpperCase(Locale.ROOT);
  }
}
