package dev.jdf.syntax;

import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A FROM and the instructions up to the next one, as written. */
public record Stage(From from, List<Instruction> instructions) {

  public Stage {
    instructions = List.copyOf(instructions);
  }

  /** The stages of a spec, in file order. */
  public static List<Stage> all(Spec spec) {
    List<Stage> stages = new ArrayList<>();
    List<Instruction> lines = spec.instructions();
    int end = lines.size();
    for (int i = end - 1; i >= 0; i--) {
      if (lines.get(i) instanceof From from) {
        stages.add(new Stage(from, lines.subList(i + 1, end)));
        end = i;
      }
    }
    Collections.reverse(stages);
    return stages;
  }

  /** The ARG lines in front of the first FROM. */
  static List<Arg> globals(Spec spec) {
    List<Arg> globals = new ArrayList<>();
    for (Instruction instruction : spec.instructions()) {
      if (instruction instanceof From) {
        return globals;
      }
      if (instruction instanceof Arg arg) {
        globals.add(arg);
      }
    }
    return globals;
  }
}
