package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Keywords;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Variables;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What rules about the text look at: a spec as it is written.
 *
 * @param findings what parsing found
 * @param makesImage whether the file is a recipe for an image, about whose runs it can say nothing:
 *     Dockerfile by name, or by what only a builder can do and nothing that only jdf can
 */
record Subject(
    Spec spec,
    List<Stage> stages,
    Variables variables,
    List<Silencer> silencers,
    List<Diagnostic> findings,
    boolean makesImage) {

  private static final Pattern IMAGE_FILE =
      Pattern.compile("(?i)(.*/)?((docker|container)file([.-].*)?|.*[.-](docker|container)file)");

  static Subject of(Parsed parsed, Stages stages) {
    Spec spec = parsed.spec();
    return new Subject(
        spec,
        stages.all(),
        Variables.of(stages),
        Silencer.all(spec),
        parsed.findings(),
        makesImage(spec));
  }

  private static boolean makesImage(Spec spec) {
    boolean builds = false;
    for (Instruction line : spec.instructions()) {
      if (isolates(line)) {
        return false;
      }
      builds |= line instanceof Run || line instanceof Transfer || line instanceof Onbuild;
    }
    return builds || IMAGE_FILE.matcher(spec.source().name()).matches();
  }

  /** Half typed, it says as well what the file is: findings do not come and go with a blank. */
  private static boolean isolates(Instruction line) {
    return line instanceof IsolationInstruction
        || (line instanceof Unknown && Keywords.isIsolating(line.keyword().text()));
  }
}
