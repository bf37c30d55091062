package dev.jdf.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one stage adds to the one it starts from: its instructions after FROM, expanded. */
public record Layer(@Nullable Word stageName, List<Instruction> instructions) {

  public Layer {
    instructions = List.copyOf(instructions);
  }

  /** What the instructions of one kind say, in file order. */
  public List<Word> words(Class<? extends IsolationInstruction> kind) {
    return instructions.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .flatMap(line -> line.words().stream())
        .toList();
  }
}
