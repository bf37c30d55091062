package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Linux.Device;
import dev.jdf.oci.Linux.IntelRdt;
import dev.jdf.oci.Linux.MemoryPolicy;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.oci.Linux.NetDevice;
import dev.jdf.oci.Linux.Personality;
import dev.jdf.oci.Linux.TimeOffset;
import dev.jdf.oci.Linux.TimeOffsets;

/** The shapes of {@link Linux}. */
final class LinuxDecoder {

  private LinuxDecoder() {}

  static Linux linux(Fields f) {
    return new Linux(
        f.objects("namespaces", LinuxDecoder::namespace),
        f.objects("uidMappings", ConfigDecoder::idMapping),
        f.objects("gidMappings", ConfigDecoder::idMapping),
        f.object("timeOffsets", LinuxDecoder::timeOffsets).orElse(null),
        f.objects("devices", LinuxDecoder::device),
        f.objectMap("netDevices", LinuxDecoder::netDevice),
        f.text("cgroupsPath").orElse(null),
        f.object("resources", ResourcesDecoder::resources).orElse(null),
        f.object("intelRdt", LinuxDecoder::intelRdt).orElse(null),
        f.object("memoryPolicy", LinuxDecoder::memoryPolicy).orElse(null),
        f.textMap("sysctl"),
        f.object("seccomp", SeccompDecoder::seccomp).orElse(null),
        f.text("rootfsPropagation").orElse(null),
        f.texts("maskedPaths"),
        f.texts("readonlyPaths"),
        f.text("mountLabel").orElse(null),
        f.object("personality", LinuxDecoder::personality).orElse(null));
  }

  private static Namespace namespace(Fields f) {
    return new Namespace(f.requiredText("type"), f.text("path").orElse(null));
  }

  private static TimeOffsets timeOffsets(Fields f) {
    return new TimeOffsets(
        f.object("monotonic", LinuxDecoder::timeOffset).orElse(null),
        f.object("boottime", LinuxDecoder::timeOffset).orElse(null));
  }

  private static TimeOffset timeOffset(Fields f) {
    return new TimeOffset(
        f.number("secs", IntRange.INT64).orElse(0L),
        f.number("nanosecs", IntRange.UINT32).orElse(0L));
  }

  private static Device device(Fields f) {
    return new Device(
        f.requiredText("type"),
        f.requiredText("path"),
        f.number("major", IntRange.INT64).orElse(null),
        f.number("minor", IntRange.INT64).orElse(null),
        f.smallNumber("fileMode", IntRange.UINT16).orElse(null),
        f.number("uid", IntRange.ID).orElse(null),
        f.number("gid", IntRange.ID).orElse(null));
  }

  private static NetDevice netDevice(Fields f) {
    return new NetDevice(f.text("name").orElse(null));
  }

  private static IntelRdt intelRdt(Fields f) {
    return new IntelRdt(
        f.text("closID").orElse(null),
        f.texts("schemata"),
        f.text("l3CacheSchema").orElse(null),
        f.text("memBwSchema").orElse(null),
        f.flag("enableMonitoring"));
  }

  private static MemoryPolicy memoryPolicy(Fields f) {
    return new MemoryPolicy(f.requiredText("mode"), f.text("nodes").orElse(null), f.texts("flags"));
  }

  private static Personality personality(Fields f) {
    return new Personality(f.requiredText("domain"), f.texts("flags"));
  }
}
