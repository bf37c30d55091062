package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.oci.Linux.Device;
import dev.jdf.oci.Linux.IntelRdt;
import dev.jdf.oci.Linux.MemoryPolicy;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.oci.Linux.NetDevice;
import dev.jdf.oci.Linux.Personality;
import dev.jdf.oci.Linux.TimeOffset;
import dev.jdf.oci.Linux.TimeOffsets;
import java.util.Optional;

/** {@link Linux} → its JSON. */
final class LinuxEncoder {

  private LinuxEncoder() {}

  static Json linux(Linux it) {
    return new Members()
        .list("namespaces", it.namespaces(), LinuxEncoder::namespace)
        .list("uidMappings", it.uidMappings(), ConfigEncoder::idMapping)
        .list("gidMappings", it.gidMappings(), ConfigEncoder::idMapping)
        .object("timeOffsets", Optional.ofNullable(it.timeOffsets()), LinuxEncoder::timeOffsets)
        .list("devices", it.devices(), LinuxEncoder::device)
        .map("netDevices", it.netDevices(), LinuxEncoder::netDevice)
        .text("cgroupsPath", Optional.ofNullable(it.cgroupsPath()))
        .object("resources", Optional.ofNullable(it.resources()), ResourcesEncoder::resources)
        .object("intelRdt", Optional.ofNullable(it.intelRdt()), LinuxEncoder::intelRdt)
        .object("memoryPolicy", Optional.ofNullable(it.memoryPolicy()), LinuxEncoder::memoryPolicy)
        .map("sysctl", it.sysctl(), JsonWriter::text)
        .object("seccomp", Optional.ofNullable(it.seccomp()), SeccompEncoder::seccomp)
        .text("rootfsPropagation", Optional.ofNullable(it.rootfsPropagation()))
        .texts("maskedPaths", it.maskedPaths())
        .texts("readonlyPaths", it.readonlyPaths())
        .text("mountLabel", Optional.ofNullable(it.mountLabel()))
        .object("personality", Optional.ofNullable(it.personality()), LinuxEncoder::personality)
        .object();
  }

  private static Json namespace(Namespace it) {
    return new Members()
        .text("type", it.type())
        .text("path", Optional.ofNullable(it.path()))
        .object();
  }

  private static Json timeOffsets(TimeOffsets it) {
    return new Members()
        .object("monotonic", Optional.ofNullable(it.monotonic()), LinuxEncoder::timeOffset)
        .object("boottime", Optional.ofNullable(it.boottime()), LinuxEncoder::timeOffset)
        .object();
  }

  private static Json timeOffset(TimeOffset it) {
    return new Members()
        .number("secs", it.secs())
        .number("nanosecs", it.nanosecs())
        .object();
  }

  private static Json device(Device it) {
    return new Members()
        .text("type", it.type())
        .text("path", it.path())
        .number("major", Optional.ofNullable(it.major()))
        .number("minor", Optional.ofNullable(it.minor()))
        .number("fileMode", Optional.ofNullable(it.fileMode()))
        .number("uid", Optional.ofNullable(it.uid()))
        .number("gid", Optional.ofNullable(it.gid()))
        .object();
  }

  private static Json netDevice(NetDevice it) {
    return new Members().text("name", Optional.ofNullable(it.name())).object();
  }

  private static Json intelRdt(IntelRdt it) {
    return new Members()
        .text("closID", Optional.ofNullable(it.closID()))
        .texts("schemata", it.schemata())
        .text("l3CacheSchema", Optional.ofNullable(it.l3CacheSchema()))
        .text("memBwSchema", Optional.ofNullable(it.memBwSchema()))
        .flag("enableMonitoring", it.enableMonitoring())
        .object();
  }

  private static Json memoryPolicy(MemoryPolicy it) {
    return new Members()
        .text("mode", it.mode())
        .text("nodes", Optional.ofNullable(it.nodes()))
        .texts("flags", it.flags())
        .object();
  }

  private static Json personality(Personality it) {
    return new Members().text("domain", it.domain()).texts("flags", it.flags()).object();
  }
}
