package dev.jdf.oci;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits of the control group ({@code config-linux.md#control-groups}). */
public record Resources(
    List<Device> devices,
    @Nullable Memory memory,
    @Nullable Cpu cpu,
    @Nullable BlockIo blockIO,
    List<HugepageLimit> hugepageLimits,
    @Nullable Network network,
    @Nullable Pids pids,
    Map<String, Rdma> rdma,
    Map<String, String> unified) {

  public Resources {
    devices = List.copyOf(devices);
    hugepageLimits = List.copyOf(hugepageLimits);
    rdma = Sorted.copyOf(rdma);
    unified = Sorted.copyOf(unified);
  }

  /** A rule of the device controller: without a type or a number, any. */
  public record Device(
      boolean allow,
      @Nullable String type,
      @Nullable Long major,
      @Nullable Long minor,
      @Nullable String access) {}

  /** Bytes, -1 for no limit; {@code swap} is memory and swap together. */
  public record Memory(
      @Nullable Long limit,
      @Nullable Long reservation,
      @Nullable Long swap,
      @Nullable Long kernel,
      @Nullable Long kernelTCP,
      @Nullable Integer swappiness,
      boolean disableOOMKiller,
      boolean useHierarchy,
      boolean checkBeforeUpdate) {}

  /** Times are microseconds; {@code shares}, {@code burst} and the periods are uint64. */
  public record Cpu(
      @Nullable Long shares,
      @Nullable Long quota,
      @Nullable Long burst,
      @Nullable Long period,
      @Nullable Long realtimeRuntime,
      @Nullable Long realtimePeriod,
      @Nullable String cpus,
      @Nullable String mems,
      @Nullable Long idle) {}

  /** Weights and rates of block devices. */
  public record BlockIo(
      @Nullable Integer weight,
      @Nullable Integer leafWeight,
      List<WeightDevice> weightDevice,
      List<ThrottleDevice> throttleReadBpsDevice,
      List<ThrottleDevice> throttleWriteBpsDevice,
      List<ThrottleDevice> throttleReadIOPSDevice,
      List<ThrottleDevice> throttleWriteIOPSDevice) {

    public BlockIo {
      weightDevice = List.copyOf(weightDevice);
      throttleReadBpsDevice = List.copyOf(throttleReadBpsDevice);
      throttleWriteBpsDevice = List.copyOf(throttleWriteBpsDevice);
      throttleReadIOPSDevice = List.copyOf(throttleReadIOPSDevice);
      throttleWriteIOPSDevice = List.copyOf(throttleWriteIOPSDevice);
    }
  }

  /** The weight of one block device. */
  public record WeightDevice(
      long major,
      long minor,
      @Nullable Integer weight,
      @Nullable Integer leafWeight) {}

  /** The rate of one block device, a uint64 of bytes or operations a second. */
  public record ThrottleDevice(long major, long minor, long rate) {}

  /** Bytes (uint64) of huge pages of one size, {@code 2MB}. */
  public record HugepageLimit(String pageSize, long limit) {}

  /** Network controllers of cgroup v1. */
  public record Network(@Nullable Long classID, List<Priority> priorities) {

    public Network {
      priorities = List.copyOf(priorities);
    }
  }

  /** The priority, a uint32, of one network interface. */
  public record Priority(String name, long priority) {}

  /** Tasks, -1 for no limit; 0 is a limit. */
  public record Pids(@Nullable Long limit) {}

  /** Limits of one RDMA device, uint32. */
  public record Rdma(@Nullable Long hcaHandles, @Nullable Long hcaObjects) {}
}
