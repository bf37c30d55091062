package dev.jdf.lower;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.oci.Resources;
import dev.jdf.oci.Seccomp;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code linux}: namespaces, devices, kernel parameters and the system call filter.
 *
 * @param sysctl the kernel parameters
 */
record LinuxLowering(
    Settings settings, FileSystem files, Traced<SortedMap<String, String>> sysctl) {

  private static final long ALL_IDS = 0xFFFF_FFFFL;

  Traced<Linux> lower(Profile profile, Target target) {
    Traced<List<Namespace>> namespaces = settings.namespaces().section();
    return new Origins()
        .putAll(namespaces.origins())
        .putAll(sysctl.origins())
        .put("/linux/devices", profile.last(Privileged.class).filter(Privileged::on))
        .of(linux(namespaces.value(), target));
  }

  private Linux linux(List<Namespace> namespaces, Target target) {
    Optional<Seccomp> seccomp = SeccompLowering.lower(
        settings.security(), settings.privileged(), settings.grant().bounding(), target.arch());
    return new Linux(
        namespaces,
        mapping(target.uid()),
        mapping(target.gid()),
        null,
        settings.privileged() ? target.hostDevices() : List.of(),
        new TreeMap<>(),
        null,
        resources(),
        null,
        null,
        sysctl.value(),
        seccomp.orElse(null),
        MountLowering.rootPropagation(files.mounts().value()).orElse(null),
        files.maskedPaths(),
        files.readonlyPaths(),
        null,
        null);
  }

  /** The caller's ids: all of them for root, one's own as root for anybody else. */
  private List<IdMapping> mapping(long id) {
    if (!settings.namespaces().mode(NamespaceType.USER).isNew()) {
      return List.of();
    }
    return List.of(new IdMapping(0, id, id == 0 ? ALL_IDS : 1));
  }

  private Resources resources() {
    return new Resources(
        DeviceLowering.rules(settings.privileged()),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        new TreeMap<>(),
        new TreeMap<>());
  }
}
