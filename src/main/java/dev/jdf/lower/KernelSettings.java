package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Resources;
import dev.jdf.oci.Seccomp;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the kernel is to allow: parameters, devices, limits, the system call filter, the cgroup. */
record KernelSettings(
    Traced<SortedMap<String, String>> sysctl,
    DeviceLowering devices,
    Traced<Resources> resources,
    Optional<Seccomp> seccomp,
    Optional<String> cgroup) {

  static Checked<KernelSettings> lower(
      SourceFile file, Profile profile, Settings settings, Target target) {
    Join join = new Join();
    Optional<Traced<SortedMap<String, String>>> sysctl =
        join.take(SysctlLowering.lower(profile, settings.namespaces()));
    Optional<DeviceLowering> devices =
        join.take(DeviceLowering.lower(profile, target.surroundings()));
    Optional<Traced<Resources>> resources = join.take(
        ResourceLowering.lower(profile, devices.map(DeviceLowering::rules).orElse(List.of())));
    Optional<Optional<Seccomp>> seccomp = join.take(SeccompLowering.lower(settings, target));
    Optional<Optional<String>> cgroup = join.take(CgroupPath.of(profile, file.name()));
    return join.to(() -> new KernelSettings(
        sysctl.orElseThrow(),
        devices.orElseThrow(),
        resources.orElseThrow(),
        seccomp.orElseThrow(),
        cgroup.orElseThrow()));
  }
}
