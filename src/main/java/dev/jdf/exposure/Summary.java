package dev.jdf.exposure;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the process of a configuration may do, in one line. */
public final class Summary {

  private static final int FEW = 3;

  private Summary() {}

  /** {@code uid 1000, 1 capability (NET_BIND_SERVICE), no network, read-only root, …}. */
  public static String of(Config config) {
    Parts parts = new Parts(config);
    return String.join(
        ", ",
        UserFacts.name(parts.user()),
        capabilities(Held.of(parts).names()),
        surroundings(parts));
  }

  /** The same where what a user holds is not known: its number is in a root that is not there. */
  public static String ofUser(String user, Config config) {
    return user + ", " + surroundings(new Parts(config));
  }

  private static String surroundings(Parts parts) {
    return String.join(
        ", ",
        network(parts),
        parts.config().root().readonly() ? "read-only root" : "writable root",
        filter(parts));
  }

  private static String capabilities(List<String> held) {
    if (held.isEmpty()) {
      return "no capabilities";
    }
    String count = Counted.of(held.size(), "capability", "capabilities");
    String names = held.stream().map(CapabilityFacts::bare).collect(Collectors.joining(" "));
    return held.size() > FEW ? count : count + " (" + names + ")";
  }

  private static String network(Parts parts) {
    Optional<Linux.Namespace> own = parts.namespace(NamespaceType.NETWORK);
    if (own.isEmpty()) {
      return "the host's network";
    }
    return Optional.ofNullable(own.get().path())
        .map(path -> "network " + path)
        .orElse("no network");
  }

  private static String filter(Parts parts) {
    boolean filtered = parts.linux().filter(linux -> linux.seccomp() != null).isPresent();
    return filtered ? "filtered system calls" : "all system calls";
  }
}
