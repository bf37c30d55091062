package dev.jdf.linux;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Kernel parameters that belong to a namespace, and so may be set. Source: namespaces(7). */
public final class Sysctl {

  /** Those of message queues (mq_overview(7)). */
  public static final List<String> QUEUES = List.of(
      "fs.mqueue.msg_default",
      "fs.mqueue.msg_max",
      "fs.mqueue.msgsize_default",
      "fs.mqueue.msgsize_max",
      "fs.mqueue.queues_max");

  private static final List<String[]> ROWS = Table.rows("sysctls.tsv");

  /** A parameter of an interface: all have the same. */
  private static final Pattern OF_INTERFACE =
      Pattern.compile("(net\\.ipv[46]\\.(?:conf|neigh)\\.)(.+)(\\.[^.]+)");

  private Sysctl() {}

  /** The namespace that {@code key} belongs to; none if it is the whole machine's, or no key. */
  public static Optional<NamespaceType> namespaceOf(String key) {
    Optional<String> path = path(key);
    return path.isEmpty() ? Optional.empty() : owner(path.get().replace('/', '.'));
  }

  /**
   * Parameters of the network by name, with {@code *} for an interface.
   *
   * @param own of a namespace; else those that only the machine has
   */
  public static List<String> network(boolean own) {
    return own ? Network.OWN : Network.OF_MACHINE;
  }

  /** Whether a parameter of the network, with {@code *} for an interface, is listed at all. */
  public static boolean isNetwork(String key) {
    return Network.ALL.contains(key);
  }

  /** The table, once it is needed. */
  private static final class Network {

    private static final List<String[]> ROWS = Table.rows("network-sysctls.tsv");
    static final List<String> OWN = names(true);
    static final List<String> OF_MACHINE = names(false);
    static final Set<String> ALL =
        ROWS.stream().map(row -> row[0]).collect(Collectors.toUnmodifiableSet());

    private static List<String> names(boolean own) {
      return ROWS.stream()
          .filter(row -> row[1].equals("namespace") == own)
          .map(row -> row[0])
          .toList();
    }
  }

  /** A key with {@code *} in place of the name of an interface. */
  public static String ofAnyInterface(String key) {
    Matcher matcher = OF_INTERFACE.matcher(key);
    return matcher.matches() ? matcher.group(1) + "*" + matcher.group(3) : key;
  }

  /** The name of the interface that a key is about. */
  public static Optional<String> networkInterface(String key) {
    Matcher matcher = OF_INTERFACE.matcher(key);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /**
   * The file of {@code key} below {@code /proc/sys}. A key has dots or slashes as separators, not
   * both: what mixes them, has an empty part or unusual characters is no key, so that none can name
   * a file elsewhere.
   */
  public static Optional<String> path(String key) {
    boolean slashes = key.indexOf('/') >= 0;
    if (slashes && key.indexOf('.') >= 0) {
      return Optional.empty();
    }
    String path = slashes ? key : key.replace('.', '/');
    return wellFormed(path) ? Optional.of(path) : Optional.empty();
  }

  private static boolean wellFormed(String path) {
    char before = '/';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '/' ? before == '/' : !partCharacter(c)) {
        return false;
      }
      before = c;
    }
    return before != '/';
  }

  private static boolean partCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static Optional<NamespaceType> owner(String dotted) {
    for (String[] row : ROWS) {
      boolean prefix = row[0].endsWith(".");
      if (prefix ? dotted.startsWith(row[0]) : dotted.equals(row[0])) {
        return NamespaceType.of(row[1]);
      }
    }
    return Optional.empty();
  }
}
