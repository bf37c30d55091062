package dev.jdf.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts of {@code NO_PROXY}, which are asked without one: names with those below them, addresses,
 * ranges of addresses, each with a port or without. Source: Go's golang.org/x/net/http/httpproxy.
 */
record DirectHosts(List<String> entries) {

  static DirectHosts of(String variable) {
    return new DirectHosts(Arrays.stream(variable.toLowerCase(Locale.ROOT).split(",", -1))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList());
  }

  /**
   * Whether the host is one of them.
   *
   * @param host in small letters, an IPv6 address in brackets
   */
  boolean have(String host, int port) {
    return entries.stream().anyMatch(entry -> isMeant(entry, host, port));
  }

  private static boolean isMeant(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return isInRange(entry, host);
    }
    boolean ported = entry.matches("(\\[.*]|[^:]*):\\d+");
    String name = ported ? entry.substring(0, entry.lastIndexOf(':')) : entry;
    if (ported && !entry.endsWith(":" + port)) {
      return false;
    }
    Optional<InetAddress> address = address(name);
    return address.isPresent() ? address.equals(address(host)) : isBelow(name, host);
  }

  /** A dot in front leaves out the name itself. */
  private static boolean isBelow(String name, String host) {
    String start = name.startsWith("*.") ? name.substring(1) : name;
    return start.startsWith(".")
        ? host.endsWith(start)
        : host.equals(start) || host.endsWith("." + start);
  }

  private static boolean isInRange(String range, String host) {
    int slash = range.indexOf('/');
    Optional<InetAddress> first = address(range.substring(0, slash));
    Optional<InetAddress> address = address(host);
    String bits = range.substring(slash + 1);
    if (first.isEmpty() || address.isEmpty() || !bits.matches("\\d{1,3}")) {
      return false;
    }
    byte[] one = first.get().getAddress();
    byte[] other = address.get().getAddress();
    int wanted = Integer.parseInt(bits);
    return one.length == other.length
        && wanted <= one.length * Byte.SIZE
        && equalBits(one, other) >= wanted;
  }

  private static int equalBits(byte[] one, byte[] other) {
    int at = Arrays.mismatch(one, other);
    return at < 0
        ? one.length * Byte.SIZE
        : at * Byte.SIZE + Integer.numberOfLeadingZeros((one[at] ^ other[at]) & 0xff) - 24;
  }

  /** Nobody is asked what a name leads to. */
  private static Optional<InetAddress> address(String text) {
    String bare = text.replaceFirst("^\\[(.*)]$", "$1");
    if (!bare.matches("\\d+(\\.\\d+){3}|[0-9a-f:.]*:[0-9a-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
