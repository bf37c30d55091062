package dev.jdf.lower;

import dev.jdf.oci.Config.Mount;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code mounts}: the default ones, then what FROM host hides and what the spec asks for, the shorter
 * paths first, so that no mount covers a later one.
 */
final class MountLowering {

  private MountLowering() {}

  static Traced<List<Mount>> lower(
      DefaultMounts defaults, Optional<HiddenPaths> hidden, UserMounts user) {
    List<Mount> own = new ArrayList<>();
    hidden.map(HiddenPaths::mounts).ifPresent(own::addAll);
    user.byDestination().values().forEach(asked -> own.add(asked.mount()));
    own.sort((one, other) -> Integer.compare(
        MountPoint.depth(one.destination()), MountPoint.depth(other.destination())));
    List<Mount> all = new ArrayList<>(defaults.besides(user.destinations()));
    all.addAll(own);
    return new Traced<>(all, origins(all, user, defaults.asked()));
  }

  private static SortedMap<String, Span> origins(
      List<Mount> mounts, UserMounts user, Map<String, Span> defaults) {
    SortedMap<String, Span> origins = new TreeMap<>();
    for (int i = 0; i < mounts.size(); i++) {
      String destination = mounts.get(i).destination();
      String pointer = "/mounts/" + i;
      Optional.ofNullable(user.byDestination().get(destination))
          .map(asked -> asked.word().span())
          .or(() -> Optional.ofNullable(defaults.get(destination)))
          .ifPresent(span -> origins.put(pointer, span));
    }
    return origins;
  }

  /** How the root spreads mounts, which a shared bind needs; absent: not at all. */
  static Optional<String> rootPropagation(List<Mount> mounts) {
    List<String> options =
        mounts.stream().flatMap(mount -> mount.options().stream()).toList();
    if (options.contains("shared") || options.contains("rshared")) {
      return Optional.of("shared");
    }
    return options.contains("slave") || options.contains("rslave")
        ? Optional.of("slave")
        : Optional.empty();
  }
}
