package dev.jdf.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Which stages have which name: a name may be given more than once. */
final class StageNames {

  private final Map<String, TreeSet<Integer>> stages = new LinkedHashMap<>();
  private final Set<String> inAnyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  StageNames(List<Stage> all) {
    for (int i = 0; i < all.size(); i++) {
      int number = i;
      all.get(i)
          .name()
          .ifPresent(
              name -> stages.computeIfAbsent(name.text(), it -> new TreeSet<>()).add(number));
    }
    inAnyCase.addAll(stages.keySet());
  }

  /** Every name, in file order. */
  static List<String> all(List<Stage> stages) {
    return stages.stream()
        .flatMap(stage -> stage.name().stream())
        .map(Word::text)
        .toList();
  }

  /** Whether one has this name, upper or lower case aside. */
  boolean contains(String name) {
    return inAnyCase.contains(name);
  }

  /** The last stage in front of number {@code end} with exactly this name. */
  OptionalInt before(String name, int end) {
    TreeSet<Integer> named = stages.get(name);
    Integer last = named == null ? null : named.lower(end);
    return last == null ? OptionalInt.empty() : OptionalInt.of(last);
  }
}
