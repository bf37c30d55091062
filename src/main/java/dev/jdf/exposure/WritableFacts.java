package dev.jdf.exposure;

import dev.jdf.oci.Config;
import dev.jdf.oci.Config.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the process can write. Terminals, message queues and what /proc has of the process itself
 * hold nothing of anybody else, and are left out.
 */
final class WritableFacts {

  private static final String KERNEL_SETTINGS = "/proc/sys";

  private WritableFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    List<Fact> facts = new ArrayList<>();
    if (!config.root().readonly()) {
      facts.add(new Fact("/", "the root file system", "/root/readonly"));
    }
    for (int i = 0; i < config.mounts().size(); i++) {
      String pointer = "/mounts/" + i;
      Mount mount = config.mounts().get(i);
      written(new MountView(mount), parts)
          .ifPresent(detail -> facts.add(new Fact(mount.destination(), detail, pointer)));
    }
    settings(parts).ifPresent(facts::add);
    return new Section(Topic.WRITABLE, facts.isEmpty() ? "nothing" : "", facts);
  }

  private static Optional<String> written(MountView mount, Parts parts) {
    if (mount.isReadonly() || parts.readonlyPaths().contains(mount.destination())) {
      return Optional.empty();
    }
    if (mount.isBind()) {
      return Optional.of("the host's " + mount.source());
    }
    return switch (mount.type()) {
      case "tmpfs" -> Optional.of("memory, " + limit(mount));
      case "sysfs" -> Optional.of("settings of devices and drivers of the machine");
      case "cgroup", "cgroup2" -> Optional.of("its own limits");
      case "proc", "devpts", "mqueue" -> Optional.empty();
      default -> Optional.of(mount.type() + " on " + mount.source());
    };
  }

  private static String limit(MountView mount) {
    return mount
        .size()
        .map(size -> "at most " + Amount.ofMountOption(size))
        .orElse("at most half of the machine's");
  }

  /** Those of the machine, as far as permissions and namespaces do not stop it. */
  private static Optional<Fact> settings(Parts parts) {
    boolean shown = parts.config().mounts().stream().anyMatch(it -> "proc".equals(it.type()));
    List<String> kept = new ArrayList<>(parts.readonlyPaths());
    kept.addAll(parts.maskedPaths());
    return !shown || kept.contains(KERNEL_SETTINGS) || kept.contains("/proc")
        ? Optional.empty()
        : Optional.of(new Fact(KERNEL_SETTINGS, "kernel settings", "/linux/readonlyPaths"));
  }
}
