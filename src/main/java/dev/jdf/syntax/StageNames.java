package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Which stages have which name: a name may be given more than once. */
final class StageNames {

  private final Map<String, TreeSet<Integer>> stages = new LinkedHashMap<>();

  StageNames(List<Stage> all) {
    for (int i = 0; i < all.size(); i++) {
      Word name = all.get(i).from().name();
      if (name != null) {
        stages.computeIfAbsent(name.text(), it -> new TreeSet<>()).add(i);
      }
    }
  }

  /** Every name, in file order. */
  static List<String> all(List<Stage> stages) {
    List<String> names = new ArrayList<>();
    for (Stage stage : stages) {
      Word name = stage.from().name();
      if (name != null) {
        names.add(name.text());
      }
    }
    return names;
  }

  /** The last stage in front of number {@code end} with exactly this name. */
  OptionalInt before(String name, int end) {
    TreeSet<Integer> named = stages.get(name);
    Integer last = named == null ? null : named.lower(end);
    return last == null ? OptionalInt.empty() : OptionalInt.of(last);
  }
}
