package dev.jdf.lower;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.syntax.IsolationInstruction.CgroupParent;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code linux}: namespaces, devices, limits, kernel parameters and the system call filter. */
record LinuxLowering(Settings settings, FileSystem files, KernelSettings kernel) {

  private static final long ALL_IDS = 0xFFFF_FFFFL;

  Traced<Linux> lower(Profile profile, Target target) {
    Traced<List<Namespace>> namespaces = settings.namespaces().section();
    Optional<Privileged> privileged = profile.last(Privileged.class).filter(Privileged::on);
    return new Origins()
        .putAll(namespaces.origins())
        .putAll(kernel.sysctl().origins())
        .putAll(kernel.devices().origins())
        .putAll(kernel.resources().origins())
        .put("/linux/cgroupsPath", profile.last(CgroupParent.class))
        .put("/linux/maskedPaths", privileged)
        .put("/linux/readonlyPaths", privileged)
        .put("/linux/seccomp", privileged.filter(it -> kernel.seccomp().isEmpty()))
        .of(linux(namespaces.value(), target));
  }

  private Linux linux(List<Namespace> namespaces, Target target) {
    return new Linux(
        namespaces,
        mapping(target.uid()),
        mapping(target.gid()),
        null,
        kernel.devices().nodes(),
        new TreeMap<>(),
        kernel.cgroup().orElse(null),
        kernel.resources().value(),
        null,
        null,
        kernel.sysctl().value(),
        kernel.seccomp().orElse(null),
        MountLowering.rootPropagation(files.mounts().value()).orElse(null),
        files.maskedPaths(),
        files.readonlyPaths(),
        settings.security().labels().mounts().orElse(null),
        null);
  }

  /** The caller's ids: all of them for root, one's own as root for anybody else. */
  private List<IdMapping> mapping(long id) {
    if (!settings.namespaces().mode(NamespaceType.USER).isNew()) {
      return List.of();
    }
    return List.of(new IdMapping(0, id, id == 0 ? ALL_IDS : 1));
  }
}
