package dev.jdf.registry;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Registries that the user trusts without encryption, or without a certificate. Which ones a run comes
 * to is noticed, so that a mistyped one can be told.
 */
public final class InsecureHosts {

  private final Set<String> hosts;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> spared = new TreeSet<>();

  /** Each with its port, where it has one. */
  public InsecureHosts(Set<String> hosts) {
    this.hosts = new TreeSet<>(hosts);
  }

  boolean have(String host) {
    return hosts.contains(host);
  }

  /** A registry is about to be asked, or may be if those before it fail. */
  synchronized void asks(String host) {
    asked.add(host);
  }

  /** A registry need not be asked: what it has is in the store. */
  public synchronized void spares(String host) {
    spared.add(host);
  }

  /** Those that are none of the registries that were asked; nobody is missed where none was. */
  public synchronized List<Diagnostic> unmet() {
    return hosts.stream()
        .filter(host -> !asked.isEmpty() && !asked.contains(host) && !spared.contains(host))
        .map(host -> RegistryErrors.notAsked(host, asked))
        .toList();
  }
}
