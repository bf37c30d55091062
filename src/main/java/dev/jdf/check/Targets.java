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
 * The stages that no other one starts or copies from: those are what can run.
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

  static Targets of(Stages stages) {
    List<Integer> all = all(stages.all());
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

  /** Of all of them, from the last stage up. */
  private static List<Integer> all(List<Stage> stages) {
    Uses later = new Uses();
    List<Integer> numbers = new ArrayList<>();
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (!later.use(stages.get(i), i)) {
        numbers.add(i);
      }
      later.add(stages.get(i));
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

    boolean use(Stage stage, int number) {
      Word name = stage.from().name();
      return sources.contains(Integer.toString(number))
          || (name != null && (bases.contains(name.text()) || sources.contains(name.text())));
    }
  }
}
