package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong between the lines: nothing in front of FROM, nothing said in vain. */
final class WholeFile {

  private final Map<Class<?>, Instruction> given = new LinkedHashMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Word> early = new ArrayList<>();
  private boolean inStage;

  private WholeFile() {}

  static List<Diagnostic> findings(List<Instruction> instructions) {
    WholeFile file = new WholeFile();
    instructions.forEach(file::look);
    if (instructions.isEmpty()) {
      file.findings.add(SyntaxErrors.noInstructions());
    }
    file.placeEarly();
    return file.findings;
  }

  /** Where there is no FROM at all, that is what is wrong, and not each line. */
  private void placeEarly() {
    if (inStage) {
      early.forEach(keyword -> findings.add(SyntaxErrors.noStage(keyword)));
    } else {
      early.stream().limit(1).forEach(keyword -> findings.add(SyntaxErrors.noFrom(keyword.span())));
    }
  }

  private void look(Instruction instruction) {
    if (Stage.opening(instruction).isPresent()) {
      inStage = true;
      given.clear();
    } else if (!inStage && !mayPrecedeFrom(instruction)) {
      early.add(instruction.keyword());
    } else if (instruction instanceof DockerfileInstruction.Run) {
      given.remove(DockerfileInstruction.User.class);
    } else if (isSingle(instruction)) {
      Instruction earlier = given.put(instruction.getClass(), instruction);
      if (earlier != null) {
        findings.add(SyntaxErrors.givenTwice(earlier, instruction));
      }
    }
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
