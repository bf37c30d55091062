package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Variables;
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
    Targets targets,
    Variables variables,
    List<Silencer> silencers,
    List<Diagnostic> findings) {

  private static final Pattern IMAGE_FILE =
      Pattern.compile("(?i)(.*/)?((docker|container)file([.-].*)?|.*[.-](docker|container)file)");

  /** As compiled on a usual machine by somebody who asks for nothing else. */
  private static final Request UNASKED =
      new Request(Optional.empty(), Collections.emptyMap(), "linux/amd64");

  static Subject of(Parsed parsed, Settings settings) {
    Spec spec = parsed.spec();
    Targets targets = targets(spec, settings);
    return new Subject(
        spec,
        targets.stages().all(),
        targets,
        Variables.of(spec, UNASKED),
        Silencer.all(spec),
        parsed.findings());
  }

  /** The stages of {@code spec} that something may run from. */
  static Targets targets(Spec spec, Settings settings) {
    return new Targets(Stages.of(spec, UNASKED), settings, makesImage(spec));
  }

  /**
   * Whether the file is a recipe for an image, about whose runs it can say nothing: Dockerfile by
   * name, or by what only a builder can do and nothing that only jdf can.
   */
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
}
