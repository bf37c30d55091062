package dev.jdf.lsp;

import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the stages of a spec come to without arguments of a command line, each evaluated once. */
final class StageProfiles {

  private final Spec spec;
  private final List<Stage> stages;
  private final Map<Integer, Optional<Profile>> known = new ConcurrentHashMap<>();

  StageProfiles(Spec spec) {
    this.spec = spec;
    this.stages = Stage.all(spec);
  }

  /** The number of the stage around a place; -1 in front of the first one. */
  int around(int offset) {
    int stage = stages.size() - 1;
    while (stage >= 0 && stages.get(stage).from().span().start() > offset) {
      stage--;
    }
    return stage;
  }

  /** Whether there is a stage of that number. */
  boolean has(String number) {
    return IntStream.range(0, stages.size()).mapToObj(Integer::toString).anyMatch(number::equals);
  }

  Optional<Profile> of(int stage) {
    return known.computeIfAbsent(stage, this::evaluate);
  }

  private Optional<Profile> evaluate(int stage) {
    Request request = new Request(
        Optional.of(Integer.toString(stage)), Request.PLAIN.buildArgs(), Request.PLAIN.platform());
    return stage < 0
        ? Optional.empty()
        : Evaluation.of(spec, request)
            .value()
            .flatMap(it -> it.profile(Collections.emptyMap()).value());
  }
}
