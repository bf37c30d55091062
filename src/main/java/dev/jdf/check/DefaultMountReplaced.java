package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/** A mount of yours takes the place of one that every container has. */
final class DefaultMountReplaced extends TargetRule {

  private static final Set<String> DEFAULTS =
      Set.of("/dev", "/dev/pts", "/dev/shm", "/dev/mqueue", "/sys", "/sys/fs/cgroup");

  DefaultMountReplaced() {
    super(About.of("No default mount is replaced", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.mounts().entrySet().stream()
        .filter(mount -> DEFAULTS.contains(mount.getKey()))
        .map(mount -> at(
                mount.getValue().span(), "this replaces the container's own " + mount.getKey())
            .withNote(
                mount.getKey().equals("/dev/shm")
                    ? "SHM_SIZE sets the size of the container's own"
                    : "its protections go with it"))
        .toList();
  }
}
