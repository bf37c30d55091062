package dev.jdf.check;

import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * Stages that no other one starts from: together they have all lines.
 *
 * @param numbers of those that are looked at, from the last stage up, since the last is what runs if
 *     nobody says otherwise
 * @param beyond the first one that is left out, if all together are too much
 */
record Targets(List<Integer> numbers, Optional<Integer> beyond) {

  /** In all targets together: more than any file has that people wrote. */
  static final long MOST_LINES = 250_000;

  /** To look at a stage takes that of so many lines, however few it has. */
  static final long LEAST_LINES = 20;

  /** What the words of all targets come to together, in characters. */
  private static final long MOST_TEXT = 16 << 20;

  /** Those that no other one copies from: they are what can run. */
  static Targets of(Stages stages) {
    return first(leaves(stages.all(), false), stages);
  }

  /** Those that are built for what others copy from them. */
  static Targets copied(Stages stages) {
    return first(leaves(stages.all(), true), stages);
  }

  private static Targets first(List<Integer> all, Stages stages) {
    long lines = 0;
    for (int i = 0; i < all.size(); i++) {
      lines += Math.max(LEAST_LINES, stages.lines(all.get(i)));
      if (i > 0 && lines > MOST_LINES) {
        return new Targets(all.subList(0, i), Optional.of(all.get(i)));
      }
    }
    return new Targets(all, Optional.empty());
  }

  /**
   * Looks at one after the other until all that was looked at comes to too much text.
   *
   * @param characters how much one has come to
   */
  <T> List<T> each(IntFunction<T> look, ToLongFunction<T> characters) {
    List<T> seen = new ArrayList<>();
    long text = 0;
    for (int number : numbers) {
      T one = look.apply(number);
      text += characters.applyAsLong(one);
      if (text > MOST_TEXT) {
        return seen;
      }
      seen.add(one);
    }
    return seen;
  }

  /** The first stage that was left out after so many were looked at. */
  Optional<Integer> left(int seen) {
    return seen < numbers.size() ? Optional.of(numbers.get(seen)) : beyond;
  }

  /** From the last stage up. */
  private static List<Integer> leaves(List<Stage> stages, boolean copied) {
    Uses later = new Uses();
    List<Integer> numbers = new ArrayList<>();
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      if (!later.start(stage) && later.copy(stage, i) == copied) {
        numbers.add(i);
      }
      later.add(stage);
    }
    return numbers;
  }

  /** What stages start from and copy from. */
  private static final class Uses {

    private final Set<String> bases = new HashSet<>();
    private final Set<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    void add(Stage stage) {
      bases.add(stage.from().image().text());
      stage.instructions().stream()
          .flatMap(line -> Sources.of(line).stream())
          .forEach(source -> sources.add(source.text()));
    }

    boolean start(Stage stage) {
      Word name = stage.from().name();
      return name != null && bases.contains(name.text());
    }

    boolean copy(Stage stage, int number) {
      Word name = stage.from().name();
      return sources.contains(Integer.toString(number))
          || (name != null && sources.contains(name.text()));
    }
  }
}
