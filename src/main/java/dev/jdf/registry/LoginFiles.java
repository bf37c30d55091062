package dev.jdf.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that may have a user's logins, in the order in which they are looked into. Source: docker/cli,
 * cli/config; containers-auth.json(5).
 *
 * <p>A place is absolute or none. What an empty or a relative variable leads to is a file of the folder
 * where somebody happens to be, and so of whoever wrote the project: it must not choose a login, nor the
 * helper that is run for one.
 */
final class LoginFiles {

  private LoginFiles() {}

  /** Those of the user of this process. */
  static List<Path> of(Map<String, String> environment) throws IOException {
    return of(environment, Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString());
  }

  /** Those of the user with that number; at least one. */
  static List<Path> of(Map<String, String> environment, String uid) {
    Optional<Path> home = absolute(environment, "HOME");
    Set<Path> files = new LinkedHashSet<>();
    absolute(environment, "DOCKER_CONFIG")
        .or(() -> home.map(it -> it.resolve(".docker")))
        .ifPresent(folder -> files.add(folder.resolve("config.json")));
    absolute(environment, "REGISTRY_AUTH_FILE").ifPresent(files::add);
    absolute(environment, "XDG_RUNTIME_DIR").ifPresent(folder -> files.add(podmans(folder)));
    // Where podman login writes without that variable: as root by sudo, in cron, in containers.
    files.add(Path.of("/run/containers", uid, "auth.json"));
    absolute(environment, "XDG_CONFIG_HOME")
        .or(() -> home.map(it -> it.resolve(".config")))
        .ifPresent(folder -> files.add(podmans(folder)));
    return new ArrayList<>(files);
  }

  private static Path podmans(Path folder) {
    return folder.resolve("containers/auth.json");
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.of(environment.getOrDefault(name, ""))
        .filter(it -> it.startsWith("/"))
        .map(Path::of);
  }
}
