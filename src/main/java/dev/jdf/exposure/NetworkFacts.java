package dev.jdf.exposure;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whom the process can reach: network_namespaces(7). */
final class NetworkFacts {

  private NetworkFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("interfaces", interfaces(parts), parts.pointer(NamespaceType.NETWORK)));
    parts
        .linux()
        .map(Linux::netDevices)
        .ifPresent(devices -> devices.forEach((name, device) -> facts.add(
            new Fact(name, "an interface of the host, moved here", "/linux/netDevices/" + name))));
    SortedMap<String, String> settings =
        new TreeMap<>(parts.linux().map(Linux::sysctl).orElse(new TreeMap<>()));
    settings.keySet().removeIf(name -> !name.startsWith("net."));
    settings.forEach((name, value) ->
        facts.add(new Fact(name, value, "/linux/sysctl/" + name.replace("/", "~1"))));
    return new Section(Topic.NETWORK, "", facts);
  }

  private static String interfaces(Parts parts) {
    Optional<Linux.Namespace> own = parts.namespace(NamespaceType.NETWORK);
    if (own.isEmpty()) {
      return "the host's: its addresses, its ports and its abstract sockets";
    }
    return Optional.ofNullable(own.get().path())
        .map(path -> "those of " + path)
        .orElse("its own: loopback, unless an engine adds more");
  }
}
