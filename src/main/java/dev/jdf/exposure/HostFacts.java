package dev.jdf.exposure;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Config.Hook;
import dev.jdf.oci.Config.Hooks;
import dev.jdf.oci.Config.Mount;
import dev.jdf.oci.Linux;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the machine itself the process sees: files, namespaces it shares, devices, hooks. */
final class HostFacts {

  private final Parts parts;
  private final List<Fact> facts = new ArrayList<>();

  private HostFacts(Config config) {
    this.parts = new Parts(config);
  }

  static Section of(Config config) {
    HostFacts host = new HostFacts(config);
    host.root();
    host.mounts();
    host.namespace(NamespaceType.PID, "processes", "all processes");
    host.namespace(NamespaceType.IPC, "shared memory", "System V IPC and message queues");
    host.namespace(NamespaceType.UTS, "host name", "the machine's own name");
    host.namespace(NamespaceType.CGROUP, "control groups", "where it stands among all of them");
    host.namespace(NamespaceType.MOUNT, "mount table", "mounts appear on the host, too");
    host.facts.addAll(DeviceFacts.of(host.parts));
    host.hooks(config.hooks());
    return new Section(Topic.HOST, host.facts.isEmpty() ? "nothing" : "", host.facts);
  }

  private void root() {
    if (parts.config().root().path().equals("/")) {
      facts.add(new Fact("/", "the machine's own files", "/root/path"));
    }
  }

  private void mounts() {
    List<Mount> mounts = parts.config().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      MountView mount = new MountView(mounts.get(i));
      Optional<String> seen = seen(mount);
      String pointer = "/mounts/" + i;
      seen.map(detail -> detail + (mount.isReadonly() ? ", read-only" : ""))
          .ifPresent(detail -> facts.add(new Fact(mount.destination(), detail, pointer)));
    }
  }

  private static Optional<String> seen(MountView mount) {
    if (mount.isBind()) {
      return Optional.of("the host's " + mount.source());
    }
    return switch (mount.type()) {
      case "sysfs" -> Optional.of("devices and drivers of the machine");
      case "tmpfs", "proc", "devpts", "mqueue", "cgroup", "cgroup2" -> Optional.empty();
      default -> Optional.of(mount.type() + " on " + mount.source());
    };
  }

  private void namespace(NamespaceType type, String name, String shared) {
    Optional<Linux.Namespace> own = parts.namespace(type);
    Optional<String> path = own.flatMap(it -> Optional.ofNullable(it.path()));
    if (own.isEmpty() || path.isPresent()) {
      String detail = path.map(it -> "those of " + it).orElse(shared);
      facts.add(new Fact(name, detail, parts.pointer(type)));
    }
  }

  private void hooks(Hooks hooks) {
    hooks("prestart", hooks.prestart());
    hooks("createRuntime", hooks.createRuntime());
    hooks("poststart", hooks.poststart());
    hooks("poststop", hooks.poststop());
  }

  private void hooks(String point, List<Hook> hooks) {
    for (int i = 0; i < hooks.size(); i++) {
      String detail = "a program of the host that runs there, at " + point;
      facts.add(new Fact(hooks.get(i).path(), detail, "/hooks/" + point + "/" + i));
    }
  }
}
