package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Resources;
import dev.jdf.oci.Resources.BlockIo;
import dev.jdf.oci.Resources.Cpu;
import dev.jdf.oci.Resources.Device;
import dev.jdf.oci.Resources.Memory;
import dev.jdf.oci.Resources.Pids;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.BlkioWeight;
import dev.jdf.syntax.IsolationInstruction.PidsLimit;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code linux.resources}: what the control group lets the container use. */
final class ResourceLowering {

  private static final long UNLIMITED = -1;

  private ResourceLowering() {}

  static Checked<Traced<Resources>> lower(Profile profile, List<Device> devices) {
    Join join = new Join();
    SortedMap<String, Span> origins = new TreeMap<>();
    Optional<Memory> memory = take(join, MemoryLowering.lower(profile), origins);
    Optional<Cpu> cpu = take(join, CpuLowering.lower(profile), origins);
    Optional<BlockIo> io = take(join, blockIo(profile), origins);
    Optional<Pids> pids = take(join, pids(profile), origins);
    Resources resources = new Resources(
        devices,
        memory.orElse(null),
        cpu.orElse(null),
        io.orElse(null),
        List.of(),
        null,
        pids.orElse(null),
        new TreeMap<>(),
        new TreeMap<>());
    return join.to(() -> new Traced<>(resources, origins));
  }

  private static <T> Optional<T> take(
      Join join, Checked<Traced<Optional<T>>> part, SortedMap<String, Span> origins) {
    Optional<Traced<Optional<T>>> traced = join.take(part);
    traced.ifPresent(it -> origins.putAll(it.origins()));
    return traced.flatMap(Traced::value);
  }

  private static Checked<Traced<Optional<BlockIo>>> blockIo(Profile profile) {
    Limit limits = new Limit(profile);
    Optional<Long> weight = limits.unlessZero(
        BlkioWeight.class,
        "blockIO/weight",
        word -> word.text().equals("0") ? Checked.ok(0L) : Limit.integer(word, 10, 1000));
    return limits.to(weight.map(it ->
        new BlockIo(it.intValue(), null, List.of(), List.of(), List.of(), List.of(), List.of())));
  }

  /** 0 and below are no limit, as for docker; in a configuration 0 would be one. */
  private static Checked<Traced<Optional<Pids>>> pids(Profile profile) {
    Limit limits = new Limit(profile);
    Optional<Long> most = limits.read(
        PidsLimit.class, "pids/limit", word -> Limit.integer(word, Long.MIN_VALUE, Long.MAX_VALUE));
    return limits.to(most.map(it -> new Pids(it <= 0 ? UNLIMITED : it)));
  }
}
