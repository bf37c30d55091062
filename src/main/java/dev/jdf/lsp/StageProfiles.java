package dev.jdf.lsp;

import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stages;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the stages of a spec come to without arguments of a command line, each evaluated once. */
final class StageProfiles {

  private final Stages stages;
  private final Map<Integer, Optional<Profile>> known = new ConcurrentHashMap<>();

  StageProfiles(Stages stages) {
    this.stages = stages;
  }

  /** The number of the stage around a place; -1 in front of the first one. */
  int around(int offset) {
    int stage = stages.all().size() - 1;
    while (stage >= 0 && stages.all().get(stage).from().span().start() > offset) {
      stage--;
    }
    return stage;
  }

  /** Whether there is a stage of that number. */
  boolean has(String number) {
    return IntStream.range(0, stages.all().size())
        .mapToObj(Integer::toString)
        .anyMatch(number::equals);
  }

  Optional<Profile> of(int stage) {
    return known.computeIfAbsent(stage, this::evaluate);
  }

  private Optional<Profile> evaluate(int stage) {
    return stage < 0 || stage >= stages.all().size()
        ? Optional.empty()
        : stages.evaluation(stage).profile(Collections.emptyMap()).value();
  }
}
