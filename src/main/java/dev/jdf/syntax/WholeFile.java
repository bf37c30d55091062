package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong between the lines: nothing in front of FROM, nothing said in vain. */
final class WholeFile {

  private final Map<Class<?>, Instruction> given = new LinkedHashMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private boolean inStage;

  private WholeFile() {}

  static List<Diagnostic> findings(List<Instruction> instructions) {
    WholeFile file = new WholeFile();
    instructions.forEach(file::look);
    if (instructions.isEmpty()) {
      file.findings.add(SyntaxErrors.noInstructions());
    }
    return file.findings;
  }

  private void look(Instruction instruction) {
    if (instruction instanceof DockerfileInstruction.From || isBrokenFrom(instruction)) {
      inStage = true;
      given.clear();
    } else if (!inStage && !mayPrecedeFrom(instruction)) {
      findings.add(SyntaxErrors.noStage(instruction.keyword()));
    } else if (instruction instanceof DockerfileInstruction.Run) {
      given.remove(DockerfileInstruction.User.class);
    } else if (isSingle(instruction)) {
      Instruction earlier = given.put(instruction.getClass(), instruction);
      if (earlier != null) {
        findings.add(SyntaxErrors.givenTwice(earlier, instruction));
      }
    }
  }

  /** What was probably meant as FROM starts a stage, so that only that line is wrong. */
  private static boolean isBrokenFrom(Instruction instruction) {
    return instruction instanceof Instruction.Unknown
        && Nearest.to(instruction.keyword().text(), List.of("FROM")).isPresent();
  }

  private static boolean mayPrecedeFrom(Instruction instruction) {
    return instruction instanceof DockerfileInstruction.Arg
        || instruction instanceof Instruction.Unknown;
  }

  private static boolean isSingle(Instruction instruction) {
    return instruction instanceof IsolationInstruction.Single
        || instruction instanceof IsolationInstruction.Switch
        || instruction instanceof DockerfileInstruction.Cmd
        || instruction instanceof DockerfileInstruction.Entrypoint
        || instruction instanceof DockerfileInstruction.Stopsignal
        || instruction instanceof DockerfileInstruction.Healthcheck
        || instruction instanceof DockerfileInstruction.User;
  }
}
