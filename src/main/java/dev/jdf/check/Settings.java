package dev.jdf.check;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project wants of its specs, from its settings file.
 *
 * @param levels severities other than the rules' own, by the rule's name
 * @param ignores rules that do not hold for some files
 * @param registries where images may come from; anywhere if there are none
 * @param labels which must be there, and what each has to look like
 * @param failOn from which severity on a check fails
 */
public record Settings(
    SortedMap<String, Level> levels,
    List<Ignore> ignores,
    List<String> registries,
    SortedMap<String, LabelForm> labels,
    Optional<Level> failOn,
    Policy policy) {

  /** What holds where nobody says anything. */
  public static final Settings DEFAULT = new Settings(
      Collections.emptySortedMap(),
      List.of(),
      List.of(),
      Collections.emptySortedMap(),
      Optional.empty(),
      Policy.NONE);

  public Settings {
    levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    ignores = List.copyOf(ignores);
    registries = List.copyOf(registries);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Whether any rule has another severity than its own, for whatever file. */
  boolean hasLevels() {
    return !levels.isEmpty() || !ignores.isEmpty();
  }

  Level level(Rule rule) {
    return levels.getOrDefault(rule.id(), rule.level());
  }

  boolean ignores(Rule rule, String file) {
    return ignores.stream().anyMatch(ignore -> ignore.matches(rule, file));
  }

  /** A rule that does not hold for the files whose path matches a glob; for all without any. */
  public record Ignore(String rule, List<String> paths) {

    public Ignore {
      paths = List.copyOf(paths);
    }

    boolean matches(Rule other, String file) {
      return rule.equalsIgnoreCase(other.id())
          && (paths.isEmpty() || paths.stream().anyMatch(glob -> matches(glob, file)));
    }

    /** A glob without a slash is about the name of a file, wherever it is. */
    private static boolean matches(String glob, String file) {
      Path path = Path.of(file).normalize();
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      Path name = path.getFileName();
      return matcher.matches(path)
          || (!glob.contains("/") && name != null && matcher.matches(name));
    }
  }
}
