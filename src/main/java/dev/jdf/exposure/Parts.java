package dev.jdf.exposure;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process;
import java.util.List;
import java.util.Optional;

/** A configuration by the parts that facts are about. */
record Parts(Config config) {

  Optional<Process> process() {
    return Optional.ofNullable(config.process());
  }

  /** Who the process is; root where the configuration does not say. */
  Process.User user() {
    return process().map(Process::user).orElse(Process.User.ROOT);
  }

  boolean noNewPrivileges() {
    return process().map(Process::noNewPrivileges).orElse(false);
  }

  Optional<Linux> linux() {
    return Optional.ofNullable(config.linux());
  }

  List<String> maskedPaths() {
    return linux().map(Linux::maskedPaths).orElse(List.of());
  }

  List<String> readonlyPaths() {
    return linux().map(Linux::readonlyPaths).orElse(List.of());
  }

  /** The namespace to make or to join; absent if it is the caller's own. */
  Optional<Linux.Namespace> namespace(NamespaceType type) {
    return linux().map(Linux::namespaces).orElse(List.of()).stream()
        .filter(namespace -> namespace.type().equals(type.ociName()))
        .findFirst();
  }

  /** Where a namespace stands, or the name under which a source map says who left it out. */
  String pointer(NamespaceType type) {
    List<Linux.Namespace> all = linux().map(Linux::namespaces).orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).type().equals(type.ociName())) {
        return "/linux/namespaces/" + i;
      }
    }
    return "/linux/namespaces/" + type.ociName();
  }
}
