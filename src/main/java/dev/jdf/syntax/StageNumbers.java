package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import java.util.List;

/** The stages that COPY names by their number: no builder takes one that the file does not have. */
final class StageNumbers {

  private StageNumbers() {}

  static List<Diagnostic> findings(List<Instruction> instructions) {
    int stages = (int)
        instructions.stream().filter(line -> Stage.opening(line).isPresent()).count();
    return instructions.stream()
        .filter(Copy.class::isInstance)
        .flatMap(copy -> FlagRules.value(((Copy) copy).flags(), "from").stream())
        .filter(from -> from.text().matches("[-+]?[0-9]{1,9}"))
        .filter(from -> !isStage(Integer.parseInt(from.text()), stages))
        .map(from -> BuildErrors.noStage(from, stages))
        .toList();
  }

  private static boolean isStage(int number, int stages) {
    return number >= 0 && number < stages;
  }
}
