package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Resources.BlockIo;
import dev.jdf.oci.Resources.Cpu;
import dev.jdf.oci.Resources.Device;
import dev.jdf.oci.Resources.HugepageLimit;
import dev.jdf.oci.Resources.Memory;
import dev.jdf.oci.Resources.Network;
import dev.jdf.oci.Resources.Pids;
import dev.jdf.oci.Resources.Priority;
import dev.jdf.oci.Resources.Rdma;
import dev.jdf.oci.Resources.ThrottleDevice;
import dev.jdf.oci.Resources.WeightDevice;

/** The shapes of {@link Resources}. */
final class ResourcesDecoder {

  private static final IntRange PERCENT = IntRange.between("a percentage", 0, 100);

  private ResourcesDecoder() {}

  static Resources resources(Fields f) {
    return new Resources(
        f.objects("devices", ResourcesDecoder::device),
        f.object("memory", ResourcesDecoder::memory).orElse(null),
        f.object("cpu", ResourcesDecoder::cpu).orElse(null),
        f.object("blockIO", ResourcesDecoder::blockIo).orElse(null),
        f.objects("hugepageLimits", ResourcesDecoder::hugepageLimit),
        f.object("network", ResourcesDecoder::network).orElse(null),
        f.object("pids", ResourcesDecoder::pids).orElse(null),
        f.objectMap("rdma", ResourcesDecoder::rdma),
        f.textMap("unified"));
  }

  private static Device device(Fields f) {
    return new Device(
        f.requiredFlag("allow"),
        f.text("type").orElse(null),
        f.number("major", IntRange.INT64).orElse(null),
        f.number("minor", IntRange.INT64).orElse(null),
        f.text("access").orElse(null));
  }

  private static Memory memory(Fields f) {
    return new Memory(
        f.number("limit", IntRange.INT64).orElse(null),
        f.number("reservation", IntRange.INT64).orElse(null),
        f.number("swap", IntRange.INT64).orElse(null),
        f.number("kernel", IntRange.INT64).orElse(null),
        f.number("kernelTCP", IntRange.INT64).orElse(null),
        f.smallNumber("swappiness", PERCENT).orElse(null),
        f.flag("disableOOMKiller"),
        f.flag("useHierarchy"),
        f.flag("checkBeforeUpdate"));
  }

  private static Cpu cpu(Fields f) {
    return new Cpu(
        f.number("shares", IntRange.UINT64).orElse(null),
        f.number("quota", IntRange.INT64).orElse(null),
        f.number("burst", IntRange.UINT64).orElse(null),
        f.number("period", IntRange.UINT64).orElse(null),
        f.number("realtimeRuntime", IntRange.INT64).orElse(null),
        f.number("realtimePeriod", IntRange.UINT64).orElse(null),
        f.text("cpus").orElse(null),
        f.text("mems").orElse(null),
        f.number("idle", IntRange.INT64).orElse(null));
  }

  private static BlockIo blockIo(Fields f) {
    return new BlockIo(
        f.smallNumber("weight", IntRange.UINT16).orElse(null),
        f.smallNumber("leafWeight", IntRange.UINT16).orElse(null),
        f.objects("weightDevice", ResourcesDecoder::weightDevice),
        f.objects("throttleReadBpsDevice", ResourcesDecoder::throttleDevice),
        f.objects("throttleWriteBpsDevice", ResourcesDecoder::throttleDevice),
        f.objects("throttleReadIOPSDevice", ResourcesDecoder::throttleDevice),
        f.objects("throttleWriteIOPSDevice", ResourcesDecoder::throttleDevice));
  }

  private static WeightDevice weightDevice(Fields f) {
    return new WeightDevice(
        f.requiredNumber("major", IntRange.INT64),
        f.requiredNumber("minor", IntRange.INT64),
        f.smallNumber("weight", IntRange.UINT16).orElse(null),
        f.smallNumber("leafWeight", IntRange.UINT16).orElse(null));
  }

  private static ThrottleDevice throttleDevice(Fields f) {
    return new ThrottleDevice(
        f.requiredNumber("major", IntRange.INT64),
        f.requiredNumber("minor", IntRange.INT64),
        f.number("rate", IntRange.UINT64).orElse(0L));
  }

  private static HugepageLimit hugepageLimit(Fields f) {
    return new HugepageLimit(
        f.requiredText("pageSize"), f.requiredNumber("limit", IntRange.UINT64));
  }

  private static Network network(Fields f) {
    return new Network(
        f.number("classID", IntRange.UINT32).orElse(null),
        f.objects("priorities", ResourcesDecoder::priority));
  }

  private static Priority priority(Fields f) {
    return new Priority(f.requiredText("name"), f.requiredNumber("priority", IntRange.UINT32));
  }

  private static Pids pids(Fields f) {
    return new Pids(f.number("limit", IntRange.INT64).orElse(null));
  }

  private static Rdma rdma(Fields f) {
    return new Rdma(
        f.number("hcaHandles", IntRange.UINT32).orElse(null),
        f.number("hcaObjects", IntRange.UINT32).orElse(null));
  }
}
