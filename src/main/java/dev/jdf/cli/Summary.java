package dev.jdf.cli;

import dev.jdf.oci.Config;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.oci.Process;
import java.util.List;
import java.util.Optional;

/** What the process of a configuration may do, in one line. */
final class Summary {

  private static final int FEW = 3;

  private Summary() {}

  static String of(Config config) {
    return String.join(
        ", ", user(config), capabilities(config), network(config), root(config), filter(config));
  }

  private static Optional<Process> process(Config config) {
    return Optional.ofNullable(config.process());
  }

  private static String user(Config config) {
    long uid = process(config).map(process -> process.user().uid()).orElse(0L);
    return uid == 0 ? "root" : "uid " + uid;
  }

  private static String capabilities(Config config) {
    List<String> held = process(config)
        .flatMap(process -> Optional.ofNullable(process.capabilities()))
        .map(Process.Capabilities::permitted)
        .orElse(List.of());
    if (held.isEmpty()) {
      return "no capabilities";
    }
    String count = held.size() + (held.size() == 1 ? " capability" : " capabilities");
    List<String> names =
        held.stream().map(name -> name.substring("CAP_".length())).toList();
    return held.size() > FEW ? count : count + " (" + String.join(" ", names) + ")";
  }

  private static String network(Config config) {
    Optional<Namespace> own = Optional.ofNullable(config.linux()).stream()
        .flatMap(linux -> linux.namespaces().stream())
        .filter(namespace -> namespace.type().equals("network"))
        .findFirst();
    if (own.isEmpty()) {
      return "the host's network";
    }
    return Optional.ofNullable(own.get().path())
        .map(path -> "network " + path)
        .orElse("no network");
  }

  private static String root(Config config) {
    boolean readonly = config.root() != null && config.root().readonly();
    return readonly ? "read-only root" : "writable root";
  }

  private static String filter(Config config) {
    boolean filtered = config.linux() != null && config.linux().seccomp() != null;
    return filtered ? "docker's seccomp profile" : "no seccomp profile";
  }
}
