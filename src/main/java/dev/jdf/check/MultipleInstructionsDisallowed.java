package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of what a stage has only one of, the last wins. */
final class MultipleInstructionsDisallowed extends StageRule {

  private static final Set<Class<?>> SINGLE =
      Set.of(Cmd.class, Entrypoint.class, Healthcheck.class, Stopsignal.class);

  MultipleInstructionsDisallowed() {
    super(About.of("What a stage has one of is given once", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    Map<Class<?>, Instruction> given = new HashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (Instruction line : stage.instructions()) {
      if (line instanceof Run) {
        given.remove(User.class);
      } else if (isSingle(line)) {
        Optional.ofNullable(given.put(line.getClass(), line))
            .ifPresent(earlier -> findings.add(finding(earlier, line)));
      }
    }
    return findings;
  }

  private static boolean isSingle(Instruction line) {
    return line instanceof Single
        || line instanceof IsolationInstruction.Switch
        || line instanceof User
        || SINGLE.contains(line.getClass());
  }

  private Diagnostic finding(Instruction earlier, Instruction later) {
    String name = earlier.keyword().text().toUpperCase(Locale.ROOT);
    String message = "Multiple " + name + " instructions should not be used in the same stage"
        + " because only the last one will be used";
    return at(earlier.span(), message).withLabel(later.span(), "this one wins");
  }
}
