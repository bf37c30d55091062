package dev.jdf.plan;

import dev.jdf.oci.Resources;
import dev.jdf.oci.Resources.ThrottleDevice;
import java.util.List;
import java.util.Optional;

/**
 * Limits as files of cgroup version 2 (cgroup-v2, "Controllers"), with the values of version 1
 * converted as runc and crun do.
 */
final class CgroupV2Settings {

  private static final long DEFAULT_PERIOD = 100_000;

  private final SettingList list = new SettingList();

  private CgroupV2Settings() {}

  static List<CgroupSetting> of(Resources resources) {
    CgroupV2Settings settings = new CgroupV2Settings();
    Optional.ofNullable(resources.memory()).ifPresent(settings::memory);
    Optional.ofNullable(resources.cpu()).ifPresent(settings::cpu);
    Optional.ofNullable(resources.pids())
        .ifPresent(pids -> settings.list.addLimit("pids", "pids.max", pids.limit(), "pids/limit"));
    Optional.ofNullable(resources.blockIO()).ifPresent(settings::io);
    for (Resources.HugepageLimit limit : resources.hugepageLimits()) {
      String prefix = "hugetlb." + limit.pageSize();
      settings.list.add(CgroupSetting.of(
              "hugetlb",
              prefix + ".rsvd.max",
              Long.toUnsignedString(limit.limit()),
              "hugepageLimits")
          .orFile(prefix + ".max"));
    }
    resources
        .rdma()
        .forEach(
            (device, rdma) -> settings.list.add("rdma", "rdma.max", rdma(device, rdma), "rdma"));
    resources
        .unified()
        .forEach((file, value) -> settings.list.add(
            file.substring(0, Math.max(0, file.indexOf('.'))), file, value, "unified/" + file));
    return settings.list.settings();
  }

  static String rdma(String device, Resources.Rdma rdma) {
    String handles = rdma.hcaHandles() == null ? "" : " hca_handle=" + rdma.hcaHandles();
    String objects = rdma.hcaObjects() == null ? "" : " hca_object=" + rdma.hcaObjects();
    return device + handles + objects;
  }

  /** Version 1 limits memory and swap together, version 2 swap alone. */
  private void memory(Resources.Memory memory) {
    list.addLimit("memory", "memory.max", memory.limit(), "memory/limit");
    list.addLimit("memory", "memory.low", memory.reservation(), "memory/reservation");
    Long both = memory.swap();
    if (both == null || both == 0) {
      return;
    }
    Long limit = memory.limit();
    long swap = both < 0 ? -1 : both - (limit == null || limit < 0 ? 0 : limit);
    list.add(CgroupSetting.of("memory", "memory.swap.max", swap < 0 ? "max" : swap, "memory/swap")
        .ifPresent());
  }

  private void cpu(Resources.Cpu cpu) {
    Long shares = cpu.shares();
    if (shares != null && shares != 0) {
      list.add("cpu", "cpu.weight", weight(shares), "cpu/shares");
    }
    Long quota = cpu.quota();
    Long period = cpu.period();
    if (quota != null || period != null) {
      String limit = quota == null || quota <= 0 ? "max" : quota.toString();
      long every = period == null || period == 0 ? DEFAULT_PERIOD : period;
      list.add("cpu", "cpu.max", limit + " " + Long.toUnsignedString(every), "cpu/quota");
    }
    list.addUnsigned("cpu", "cpu.max.burst", cpu.burst(), "cpu/burst");
    list.add("cpu", "cpu.idle", cpu.idle(), "cpu/idle");
    list.add("cpuset", "cpuset.cpus", CgroupV1Settings.emptyIsAbsent(cpu.cpus()), "cpu/cpus");
    list.add("cpuset", "cpuset.mems", CgroupV1Settings.emptyIsAbsent(cpu.mems()), "cpu/mems");
  }

  /**
   * Shares of 2 to 262144 as a weight of 1 to 10000, on a curve that takes the one's default, 1024,
   * to the other's, 100.
   */
  static long weight(long shares) {
    double log = Math.log((double) Math.min(262_144, Math.max(2, shares))) / Math.log(2);
    double exponent = (log * log + 125 * log) / 612.0 - 7.0 / 34.0;
    return Math.min(10_000, (long) Math.ceil(Math.pow(10, exponent) - 1e-9));
  }

  private void io(Resources.BlockIo io) {
    if (io.weight() != null && io.weight() != 0) {
      String value = "default " + scaled(io.weight());
      list.add(
          CgroupSetting.of("io", "io.weight", value, "blockIO/weight").orFile("io.bfq.weight"));
    }
    for (Resources.WeightDevice device : io.weightDevice()) {
      if (device.weight() != null) {
        String value = device.major() + ":" + device.minor() + " " + scaled(device.weight());
        list.add(CgroupSetting.of("io", "io.weight", value, "blockIO/weightDevice")
            .orFile("io.bfq.weight"));
      }
    }
    throttle("rbps", io.throttleReadBpsDevice(), "throttleReadBpsDevice");
    throttle("wbps", io.throttleWriteBpsDevice(), "throttleWriteBpsDevice");
    throttle("riops", io.throttleReadIOPSDevice(), "throttleReadIOPSDevice");
    throttle("wiops", io.throttleWriteIOPSDevice(), "throttleWriteIOPSDevice");
  }

  /** Weights of 10 to 1000 as weights of 1 to 10000. */
  private static long scaled(int weight) {
    return 1 + (weight - 10) * 9999L / 990;
  }

  private void throttle(String key, List<ThrottleDevice> devices, String pointer) {
    for (ThrottleDevice device : devices) {
      String rate = Long.toUnsignedString(device.rate());
      list.add(
          "io",
          "io.max",
          device.major() + ":" + device.minor() + " " + key + "=" + rate,
          "blockIO/" + pointer);
    }
  }
}
