package dev.jdf.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one stage adds to the one it starts from: its instructions after FROM, expanded. */
public record Layer(@Nullable Word stageName, List<Instruction> instructions) {

  public Layer {
    instructions = List.copyOf(instructions);
  }
}
