package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
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
import java.util.Optional;

/** {@link Resources} → its JSON. */
final class ResourcesEncoder {

  private ResourcesEncoder() {}

  static Json resources(Resources it) {
    return new Members()
        .list("devices", it.devices(), ResourcesEncoder::device)
        .object("memory", Optional.ofNullable(it.memory()), ResourcesEncoder::memory)
        .object("cpu", Optional.ofNullable(it.cpu()), ResourcesEncoder::cpu)
        .object("blockIO", Optional.ofNullable(it.blockIO()), ResourcesEncoder::blockIo)
        .list("hugepageLimits", it.hugepageLimits(), ResourcesEncoder::hugepageLimit)
        .object("network", Optional.ofNullable(it.network()), ResourcesEncoder::network)
        .object("pids", Optional.ofNullable(it.pids()), ResourcesEncoder::pids)
        .map("rdma", it.rdma(), ResourcesEncoder::rdma)
        .map("unified", it.unified(), JsonWriter::text)
        .object();
  }

  private static Json device(Device it) {
    return new Members()
        .requiredFlag("allow", it.allow())
        .text("type", Optional.ofNullable(it.type()))
        .number("major", Optional.ofNullable(it.major()))
        .number("minor", Optional.ofNullable(it.minor()))
        .text("access", Optional.ofNullable(it.access()))
        .object();
  }

  private static Json memory(Memory it) {
    return new Members()
        .number("limit", Optional.ofNullable(it.limit()))
        .number("reservation", Optional.ofNullable(it.reservation()))
        .number("swap", Optional.ofNullable(it.swap()))
        .number("kernel", Optional.ofNullable(it.kernel()))
        .number("kernelTCP", Optional.ofNullable(it.kernelTCP()))
        .number("swappiness", Optional.ofNullable(it.swappiness()))
        .flag("disableOOMKiller", it.disableOOMKiller())
        .flag("useHierarchy", it.useHierarchy())
        .flag("checkBeforeUpdate", it.checkBeforeUpdate())
        .object();
  }

  private static Json cpu(Cpu it) {
    return new Members()
        .unsigned("shares", Optional.ofNullable(it.shares()))
        .number("quota", Optional.ofNullable(it.quota()))
        .unsigned("burst", Optional.ofNullable(it.burst()))
        .unsigned("period", Optional.ofNullable(it.period()))
        .number("realtimeRuntime", Optional.ofNullable(it.realtimeRuntime()))
        .unsigned("realtimePeriod", Optional.ofNullable(it.realtimePeriod()))
        .text("cpus", Optional.ofNullable(it.cpus()))
        .text("mems", Optional.ofNullable(it.mems()))
        .number("idle", Optional.ofNullable(it.idle()))
        .object();
  }

  private static Json blockIo(BlockIo it) {
    return new Members()
        .number("weight", Optional.ofNullable(it.weight()))
        .number("leafWeight", Optional.ofNullable(it.leafWeight()))
        .list("weightDevice", it.weightDevice(), ResourcesEncoder::weightDevice)
        .list("throttleReadBpsDevice", it.throttleReadBpsDevice(), ResourcesEncoder::throttleDevice)
        .list(
            "throttleWriteBpsDevice", it.throttleWriteBpsDevice(), ResourcesEncoder::throttleDevice)
        .list(
            "throttleReadIOPSDevice", it.throttleReadIOPSDevice(), ResourcesEncoder::throttleDevice)
        .list(
            "throttleWriteIOPSDevice",
            it.throttleWriteIOPSDevice(),
            ResourcesEncoder::throttleDevice)
        .object();
  }

  private static Json weightDevice(WeightDevice it) {
    return new Members()
        .number("major", it.major())
        .number("minor", it.minor())
        .number("weight", Optional.ofNullable(it.weight()))
        .number("leafWeight", Optional.ofNullable(it.leafWeight()))
        .object();
  }

  private static Json throttleDevice(ThrottleDevice it) {
    return new Members()
        .number("major", it.major())
        .number("minor", it.minor())
        .unsigned("rate", it.rate())
        .object();
  }

  private static Json hugepageLimit(HugepageLimit it) {
    return new Members()
        .text("pageSize", it.pageSize())
        .unsigned("limit", it.limit())
        .object();
  }

  private static Json network(Network it) {
    return new Members()
        .number("classID", Optional.ofNullable(it.classID()))
        .list("priorities", it.priorities(), ResourcesEncoder::priority)
        .object();
  }

  private static Json priority(Priority it) {
    return new Members()
        .text("name", it.name())
        .number("priority", it.priority())
        .object();
  }

  private static Json pids(Pids it) {
    return new Members().number("limit", Optional.ofNullable(it.limit())).object();
  }

  private static Json rdma(Rdma it) {
    return new Members()
        .number("hcaHandles", Optional.ofNullable(it.hcaHandles()))
        .number("hcaObjects", Optional.ofNullable(it.hcaObjects()))
        .object();
  }
}
