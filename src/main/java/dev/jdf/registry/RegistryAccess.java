package dev.jdf.registry;

import dev.jdf.store.Progress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a user comes to registries.
 *
 * @param environment where logins, proxies and certificates are looked for
 * @param insecure registries that the user trusts without encryption, or without a certificate
 * @param progress who is told what takes time
 */
public record RegistryAccess(
    Map<String, String> environment, InsecureHosts insecure, Progress progress) {

  public RegistryAccess {
    environment = new TreeMap<>(environment);
  }

  /** What is usual for the user with that environment. */
  public static RegistryAccess of(Map<String, String> environment, Progress progress) {
    return new RegistryAccess(environment, new InsecureHosts(Set.of()), progress);
  }
}
