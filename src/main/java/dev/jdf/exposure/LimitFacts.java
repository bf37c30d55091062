package dev.jdf.exposure;

import dev.jdf.linux.Rlimit;
import dev.jdf.oci.Config;
import dev.jdf.oci.Process;
import dev.jdf.oci.Resources;
import dev.jdf.oci.Resources.BlockIo;
import dev.jdf.oci.Resources.Cpu;
import dev.jdf.oci.Resources.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of the machine the process can use up: cgroups(7), getrlimit(2). */
final class LimitFacts {

  private static final String NONE = "no limit";
  private static final String RESOURCES = "/linux/resources/";
  private static final String FILES = "RLIMIT_NOFILE";
  private static final long DEFAULT_PERIOD = 100_000;

  private final List<Fact> facts = new ArrayList<>();

  private LimitFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    Optional<Resources> resources =
        parts.linux().flatMap(linux -> Optional.ofNullable(linux.resources()));
    LimitFacts limits = new LimitFacts();
    limits.memory(resources.flatMap(it -> Optional.ofNullable(it.memory())));
    limits.cpu(resources.flatMap(it -> Optional.ofNullable(it.cpu())));
    limits.disks(resources.flatMap(it -> Optional.ofNullable(it.blockIO())));
    limits.processes(resources.flatMap(it -> Optional.ofNullable(it.pids())));
    parts
        .process()
        .flatMap(it -> Optional.ofNullable(it.oomScoreAdj()))
        .filter(it -> it != 0)
        .ifPresent(
            it -> limits.add("killed if memory is short", sooner(it), "/process/oomScoreAdj"));
    limits.rlimits(parts.process().map(Process::rlimits).orElse(List.of()));
    limits.settings(parts);
    return new Section(Topic.LIMITS, "", limits.facts);
  }

  /** Points of oom_score_adj, proc(5). */
  private static String sooner(int points) {
    String how =
        points > 0 ? "sooner than others" : points == -1000 ? "never" : "later than others";
    return how + " (" + points + " of 1000)";
  }

  private void memory(Optional<Memory> memory) {
    String place = RESOURCES + "memory/";
    Optional<Long> limit = memory.flatMap(it -> limit(it.limit()));
    add("memory", limit.map(Amount::bytes).orElse(NONE), place + "limit");
    memory
        .flatMap(it -> limit(it.swap()))
        .ifPresent(all -> add("memory and swap", Amount.bytes(all), place + "swap"));
    memory
        .flatMap(it -> limit(it.reservation()))
        .ifPresent(soft -> add("memory if short", Amount.bytes(soft), place + "reservation"));
    memory
        .filter(Memory::disableOOMKiller)
        .ifPresent(
            it -> add("out of memory", "it waits, and is not killed", place + "disableOOMKiller"));
  }

  private void cpu(Optional<Cpu> cpu) {
    String place = RESOURCES + "cpu/";
    add("CPU", cpu.flatMap(LimitFacts::quota).orElse(NONE), place + "quota");
    cpu.flatMap(it -> Optional.ofNullable(it.shares()))
        .ifPresent(shares ->
            add("CPU if short", Long.toUnsignedString(shares) + " shares", place + "shares"));
    cpu.flatMap(it -> Optional.ofNullable(it.cpus()))
        .filter(cpus -> !cpus.isEmpty())
        .ifPresent(cpus -> add("which CPUs", cpus, place + "cpus"));
    cpu.flatMap(it -> Optional.ofNullable(it.mems()))
        .filter(nodes -> !nodes.isEmpty())
        .ifPresent(nodes -> add("memory of nodes", nodes, place + "mems"));
  }

  private void disks(Optional<BlockIo> disks) {
    disks
        .flatMap(it -> Optional.ofNullable(it.weight()))
        .ifPresent(
            weight -> add("disks if busy", "weight " + weight, RESOURCES + "blockIO/weight"));
  }

  private static Optional<String> quota(Cpu cpu) {
    long period = Objects.requireNonNullElse(cpu.period(), DEFAULT_PERIOD);
    return limit(cpu.quota()).filter(quota -> period > 0).map(quota -> {
      BigDecimal cpus =
          BigDecimal.valueOf(quota).divide(BigDecimal.valueOf(period), 3, RoundingMode.CEILING);
      String shown = cpus.stripTrailingZeros().toPlainString();
      return shown + (shown.equals("1") ? " CPU" : " CPUs");
    });
  }

  private void processes(Optional<Resources.Pids> pids) {
    Optional<Long> limit = pids.flatMap(it -> limit(it.limit()));
    add("processes", limit.map(String::valueOf).orElse(NONE), RESOURCES + "pids/limit");
  }

  /** Below zero is no limit. */
  private static Optional<Long> limit(@Nullable Long number) {
    return Optional.ofNullable(number).filter(it -> it >= 0);
  }

  private void rlimits(List<Process.Rlimit> limits) {
    boolean files = false;
    for (int i = 0; i < limits.size(); i++) {
      Process.Rlimit limit = limits.get(i);
      boolean ofFiles = limit.type().equals(FILES);
      files |= ofFiles;
      String name = ofFiles ? "open files" : "ulimit " + name(limit.type());
      add(name, values(limit), "/process/rlimits/" + i);
    }
    if (!files) {
      add("open files", "as the caller's", "/process/rlimits");
    }
  }

  private static String name(String type) {
    return Rlimit.of(type)
        .map(Rlimit::dockerName)
        .filter(name -> !name.isEmpty())
        .orElse(type);
  }

  private static String values(Process.Rlimit limit) {
    return limit.soft() == limit.hard()
        ? value(limit.soft())
        : value(limit.soft()) + ", up to " + value(limit.hard()) + " on request";
  }

  private static String value(long number) {
    return number == -1 ? NONE : Long.toUnsignedString(number);
  }

  /** Kernel parameters of its own that are not about the network. */
  private void settings(Parts parts) {
    new TreeMap<>(parts.linux().map(it -> it.sysctl()).orElse(new TreeMap<>()))
        .forEach((name, value) -> {
          if (!name.startsWith("net.")) {
            add(name, value, "/linux/sysctl/" + name.replace("/", "~1"));
          }
        });
  }

  private void add(String name, String detail, String pointer) {
    facts.add(new Fact(name, detail, pointer));
  }
}
