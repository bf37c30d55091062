package dev.jdf.plan;

import dev.jdf.oci.Resources;
import dev.jdf.oci.Resources.ThrottleDevice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits as files of cgroup version 1, in an order in which a new cgroup takes them. */
final class CgroupV1Settings {

  private final SettingList list = new SettingList();

  private CgroupV1Settings() {}

  static List<CgroupSetting> of(Resources resources) {
    CgroupV1Settings settings = new CgroupV1Settings();
    settings.devices(DeviceAccess.rules(resources));
    Optional.ofNullable(resources.memory()).ifPresent(settings::memory);
    Optional.ofNullable(resources.cpu()).ifPresent(settings::cpu);
    Optional.ofNullable(resources.pids())
        .ifPresent(pids -> settings.list.addLimit("pids", "pids.max", pids.limit(), "pids/limit"));
    Optional.ofNullable(resources.blockIO()).ifPresent(settings::blockIo);
    Optional.ofNullable(resources.network()).ifPresent(settings::network);
    for (Resources.HugepageLimit limit : resources.hugepageLimits()) {
      String prefix = "hugetlb." + limit.pageSize();
      settings.list.add(CgroupSetting.of(
              "hugetlb",
              prefix + ".rsvd.limit_in_bytes",
              Long.toUnsignedString(limit.limit()),
              "hugepageLimits")
          .orFile(prefix + ".limit_in_bytes"));
    }
    resources
        .rdma()
        .forEach((device, rdma) -> settings.list.add(
            CgroupSetting.of("rdma", "rdma.max", CgroupV2Settings.rdma(device, rdma), "rdma")));
    return settings.list.settings();
  }

  /** Rules for one file that follow each other are written to it one after the other. */
  private void devices(List<Resources.Device> devices) {
    int start = 0;
    for (int i = 1; i <= devices.size(); i++) {
      boolean same =
          i < devices.size() && devices.get(i).allow() == devices.get(start).allow();
      if (!same) {
        list.add(new CgroupSetting(
            "devices",
            List.of(devices.get(start).allow() ? "devices.allow" : "devices.deny"),
            devices.subList(start, i).stream().map(CgroupV1Settings::rule).toList(),
            "/linux/resources/devices/" + start,
            false));
        start = i;
      }
    }
  }

  /** cgroup-v1/devices: without a type the rule is about all devices, whatever else it says. */
  private static String rule(Resources.Device device) {
    String type = Optional.ofNullable(device.type()).orElse("a");
    String access = Optional.ofNullable(device.access()).orElse("rwm");
    if (type.equals("a") && device.major() == null && device.minor() == null) {
      return access.equals("rwm") ? "a" : "a *:* " + access;
    }
    return type + " " + number(device.major()) + ":" + number(device.minor()) + " " + access;
  }

  private static String number(@Nullable Long number) {
    return number == null || number < 0 ? "*" : number.toString();
  }

  /** Memory and swap together must never be less than memory, so memory comes first. */
  private void memory(Resources.Memory memory) {
    list.add("memory", "memory.limit_in_bytes", memory.limit(), "memory/limit");
    if (memory.swap() != null) {
      list.add(
          CgroupSetting.of("memory", "memory.memsw.limit_in_bytes", memory.swap(), "memory/swap")
              .ifPresent());
    }
    list.add("memory", "memory.soft_limit_in_bytes", memory.reservation(), "memory/reservation");
    if (memory.kernel() != null) {
      list.add(
          CgroupSetting.of("memory", "memory.kmem.limit_in_bytes", memory.kernel(), "memory/kernel")
              .ifPresent());
    }
    list.add("memory", "memory.kmem.tcp.limit_in_bytes", memory.kernelTCP(), "memory/kernelTCP");
    list.add("memory", "memory.swappiness", memory.swappiness(), "memory/swappiness");
    if (memory.disableOOMKiller()) {
      list.add("memory", "memory.oom_control", 1, "memory/disableOOMKiller");
    }
    if (memory.useHierarchy()) {
      list.add("memory", "memory.use_hierarchy", 1, "memory/useHierarchy");
    }
  }

  /** Zero is no limit, as for runc and on version 2. */
  private void cpu(Resources.Cpu cpu) {
    if (cpu.shares() != null && cpu.shares() != 0) {
      list.addUnsigned("cpu", "cpu.shares", cpu.shares(), "cpu/shares");
    }
    if (cpu.period() != null && cpu.period() != 0) {
      list.addUnsigned("cpu", "cpu.cfs_period_us", cpu.period(), "cpu/period");
    }
    if (cpu.quota() != null && cpu.quota() != 0) {
      list.add("cpu", "cpu.cfs_quota_us", cpu.quota(), "cpu/quota");
    }
    list.addUnsigned("cpu", "cpu.cfs_burst_us", cpu.burst(), "cpu/burst");
    list.addUnsigned("cpu", "cpu.rt_period_us", cpu.realtimePeriod(), "cpu/realtimePeriod");
    list.add("cpu", "cpu.rt_runtime_us", cpu.realtimeRuntime(), "cpu/realtimeRuntime");
    list.add("cpu", "cpu.idle", cpu.idle(), "cpu/idle");
    list.add("cpuset", "cpuset.cpus", emptyIsAbsent(cpu.cpus()), "cpu/cpus");
    list.add("cpuset", "cpuset.mems", emptyIsAbsent(cpu.mems()), "cpu/mems");
  }

  static @Nullable String emptyIsAbsent(@Nullable String cpus) {
    return cpus == null || cpus.isEmpty() ? null : cpus;
  }

  private void blockIo(Resources.BlockIo io) {
    if (io.weight() != null && io.weight() != 0) {
      list.add(CgroupSetting.of("blkio", "blkio.weight", io.weight(), "blockIO/weight")
          .orFile("blkio.bfq.weight"));
    }
    list.add("blkio", "blkio.leaf_weight", io.leafWeight(), "blockIO/leafWeight");
    for (Resources.WeightDevice device : io.weightDevice()) {
      if (device.weight() != null) {
        String value = device.major() + ":" + device.minor() + " " + device.weight();
        list.add(CgroupSetting.of("blkio", "blkio.weight_device", value, "blockIO/weightDevice")
            .orFile("blkio.bfq.weight_device"));
      }
    }
    for (Resources.WeightDevice device : io.weightDevice()) {
      if (device.leafWeight() != null) {
        String value = device.major() + ":" + device.minor() + " " + device.leafWeight();
        list.add("blkio", "blkio.leaf_weight_device", value, "blockIO/weightDevice");
      }
    }
    throttle("read_bps", io.throttleReadBpsDevice(), "throttleReadBpsDevice");
    throttle("write_bps", io.throttleWriteBpsDevice(), "throttleWriteBpsDevice");
    throttle("read_iops", io.throttleReadIOPSDevice(), "throttleReadIOPSDevice");
    throttle("write_iops", io.throttleWriteIOPSDevice(), "throttleWriteIOPSDevice");
  }

  private void throttle(String kind, List<ThrottleDevice> devices, String pointer) {
    for (ThrottleDevice device : devices) {
      String rate = Long.toUnsignedString(device.rate());
      list.add(
          "blkio",
          "blkio.throttle." + kind + "_device",
          device.major() + ":" + device.minor() + " " + rate,
          "blockIO/" + pointer);
    }
  }

  private void network(Resources.Network network) {
    list.add("net_cls", "net_cls.classid", network.classID(), "network/classID");
    String priorities = network.priorities().stream()
        .map(priority -> priority.name() + " " + priority.priority())
        .collect(Collectors.joining("\n"));
    for (String line : priorities.lines().toList()) {
      list.add("net_prio", "net_prio.ifpriomap", line, "network/priorities");
    }
  }
}
