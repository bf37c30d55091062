package dev.jdf.check;

import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The stages that no other one starts or copies from: those are what can run. Each is evaluated
 * when its turn comes, and not kept: all together may inherit the square of what is written.
 */
record Targets(Stages stages, Settings settings, boolean image) {

  /** In all targets together: more than any file has that people wrote. */
  static final long MOST_LINES = 250_000;

  /**
   * From the last stage up, since the last is what runs if nobody says otherwise.
   *
   * @return the stage at which it became too much, if it did: it and those above are left out
   */
  Optional<Stage> forEach(Consumer<Target> use) {
    List<Integer> all = numbers();
    List<Integer> within = within(all);
    for (int number : within) {
      Stage stage = stages.all().get(number);
      Optional<Profile> profile = stages.profile(number);
      if (profile.isEmpty()) {
        return Optional.of(stage);
      }
      use.accept(new Target(stage, profile.get(), settings, image));
    }
    return all.stream().skip(within.size()).findFirst().map(stages.all()::get);
  }

  /** Those that are looked at, from the last stage up. */
  List<Integer> within() {
    return within(numbers());
  }

  private List<Integer> within(List<Integer> numbers) {
    long lines = 0;
    for (int i = 0; i < numbers.size(); i++) {
      lines += stages.lines(numbers.get(i));
      if (i > 0 && lines > MOST_LINES) {
        return numbers.subList(0, i);
      }
    }
    return numbers;
  }

  /** Of all of them, from the last stage up. */
  private List<Integer> numbers() {
    Uses later = new Uses();
    List<Integer> numbers = new ArrayList<>();
    for (int i = stages.all().size() - 1; i >= 0; i--) {
      if (!later.use(stages.all().get(i), i)) {
        numbers.add(i);
      }
      later.add(stages.all().get(i));
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
