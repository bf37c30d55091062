package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process;
import java.util.Objects;
import java.util.Optional;

/**
 * The config to be run, the host to run it on, and the look-ups that several parts of a plan need.
 * {@link InputRules} have made sure that the config has a process, a root and a Linux section.
 */
record Container(ConfigDocument document, Host host, Options options) {

  Config config() {
    return document.config();
  }

  Process process() {
    return Objects.requireNonNull(config().process());
  }

  Config.Root root() {
    return Objects.requireNonNull(config().root());
  }

  Linux linux() {
    return Objects.requireNonNull(config().linux());
  }

  /** Why a step is there, from the part of the config at {@code pointer}. */
  Origin origin(String pointer, String purpose) {
    return new Origin(
        document.locations().specPlace(pointer).orElse(fileName() + "#" + pointer), purpose);
  }

  /** Without its folder: every step has it in its message. */
  private String fileName() {
    String name = document.file().name();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The entry for {@code type}; absent where the container stays in the host's namespace. */
  Optional<Linux.Namespace> namespace(NamespaceType type) {
    return linux().namespaces().stream()
        .filter(namespace -> namespace.type().equals(type.ociName()))
        .findFirst();
  }

  /** Whether the container gets a namespace of its own, newly made. */
  boolean makes(NamespaceType type) {
    return (type == NamespaceType.USER && host.rootless())
        || namespace(type).filter(namespace -> namespace.path() == null).isPresent();
  }

  boolean joins(NamespaceType type) {
    return namespace(type).filter(namespace -> namespace.path() != null).isPresent();
  }

  /** {@code path} of the host, absolute: a relative one starts from the bundle. */
  String hostPath(String path) {
    return path.startsWith("/") ? path : options.bundle() + "/" + path;
  }
}
