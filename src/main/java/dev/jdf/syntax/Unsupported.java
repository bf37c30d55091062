package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import java.util.Optional;

/** The instructions that make file systems, which nothing here carries out. */
final class Unsupported {

  private Unsupported() {}

  static Optional<Diagnostic> finding(Instruction instruction) {
    return instruction instanceof Run || instruction instanceof Transfer
        ? Optional.of(EvaluationErrors.needsBuilder(instruction))
        : Optional.empty();
  }
}
