package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Variables;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What rules look at: a spec as written, and as evaluated for each stage that something may run
 * from.
 *
 * @param findings what parsing found
 */
record Subject(
    Spec spec,
    List<Stage> stages,
    List<Target> targets,
    Variables variables,
    List<Diagnostic> findings,
    Settings settings) {

  private static final Pattern IMAGE_FILE =
      Pattern.compile("(?i)(.*/)?((docker|container)file([.-].*)?|.*[.-](docker|container)file)");

  static Subject of(Parsed parsed, Settings settings) {
    Spec spec = parsed.spec();
    List<Stage> stages = Stage.all(spec);
    return new Subject(
        spec,
        stages,
        targets(spec, stages),
        Variables.of(spec, request(Optional.empty())),
        parsed.findings(),
        settings);
  }

  /** Whether the file is a recipe for an image, about whose runs it can say nothing. */
  boolean makesImage() {
    return makesImage(spec);
  }

  /** Dockerfile by name, or by what only a builder can do and nothing that only jdf can. */
  static boolean makesImage(Spec spec) {
    boolean builds = spec.instructions().stream()
        .anyMatch(line -> line instanceof Run
            || line instanceof Copy
            || line instanceof Add
            || line instanceof Onbuild);
    boolean isolates =
        spec.instructions().stream().anyMatch(line -> line instanceof IsolationInstruction);
    return !isolates && (builds || IMAGE_FILE.matcher(spec.source().name()).matches());
  }

  /** The stages that no other one starts or copies from. */
  private static List<Target> targets(Spec spec, List<Stage> stages) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      if (!isUsed(i, stages)) {
        target(spec, i, stages.get(i)).ifPresent(targets::add);
      }
    }
    return targets;
  }

  private static Optional<Target> target(Spec spec, int index, Stage stage) {
    return Evaluation.of(spec, request(Optional.of(Integer.toString(index))))
        .value()
        .flatMap(evaluation -> evaluation.profile(Collections.emptyMap()).value())
        .map(profile -> new Target(stage, profile));
  }

  private static Request request(Optional<String> target) {
    return new Request(target, Collections.emptyMap(), "linux/amd64");
  }

  private static boolean isUsed(int index, List<Stage> stages) {
    Word name = stages.get(index).from().name();
    String number = Integer.toString(index);
    return stages.subList(index + 1, stages.size()).stream()
        .anyMatch(later -> (name != null && later.from().image().text().equals(name.text()))
            || later.instructions().stream()
                .flatMap(line -> Sources.of(line).stream())
                .anyMatch(source -> source.text().equals(number)
                    || (name != null && source.text().equalsIgnoreCase(name.text()))));
  }
}
