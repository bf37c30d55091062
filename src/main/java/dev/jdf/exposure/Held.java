package dev.jdf.exposure;

import dev.jdf.linux.Capability;
import dev.jdf.oci.Process.Capabilities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The capabilities that are left once the program is executed, which are not those of the
 * configuration: capabilities(7), "Transformation of capabilities during execve()" and
 * "Capabilities and execution of programs by root".
 */
record Held(Capabilities sets, boolean root, boolean noNewPrivileges) {

  private static final Capabilities NONE =
      new Capabilities(List.of(), List.of(), List.of(), List.of(), List.of());

  static Held of(Parts parts) {
    Capabilities sets = parts
        .process()
        .flatMap(process -> Optional.ofNullable(process.capabilities()))
        .orElse(NONE);
    return new Held(sets, parts.user().uid() == 0, parts.noNewPrivileges());
  }

  /** What the program holds from its first instruction on, by number. */
  List<String> names() {
    if (!root) {
      return sorted(sets.ambient());
    }
    List<String> gained = gained();
    if (noNewPrivileges) {
      gained.retainAll(sets.permitted());
    }
    return sorted(gained);
  }

  /** What a set-user-id root program could have besides. */
  List<String> withinReach() {
    if (noNewPrivileges) {
      return List.of();
    }
    List<String> more = gained();
    more.removeAll(names());
    return sorted(more);
  }

  /** What root has of an executed file: its own inheritable ones, and all within the bounds. */
  private List<String> gained() {
    Set<String> gained = new LinkedHashSet<>(sets.bounding());
    gained.addAll(sets.inheritable());
    return new ArrayList<>(gained);
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().distinct().sorted(Held::compare).toList();
  }

  private static int compare(String one, String other) {
    int numbers = Integer.compare(number(one), number(other));
    return numbers == 0 ? one.compareTo(other) : numbers;
  }

  private static int number(String name) {
    return Capability.parse(name).map(Capability::number).orElse(Integer.MAX_VALUE);
  }
}
