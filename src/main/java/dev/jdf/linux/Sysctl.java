package dev.jdf.linux;

import java.util.List;
import java.util.Optional;

/** Kernel parameters that belong to a namespace, and so may be set. Source: namespaces(7). */
public final class Sysctl {

  private static final List<String[]> ROWS = Table.rows("sysctls.tsv");

  private Sysctl() {}

  /** The namespace that {@code key} belongs to; none if it is the whole machine's, or no key. */
  public static Optional<NamespaceType> namespaceOf(String key) {
    Optional<String> path = path(key);
    return path.isEmpty() ? Optional.empty() : owner(path.get().replace('/', '.'));
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
