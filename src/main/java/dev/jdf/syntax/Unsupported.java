package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.Set;

/** The instructions that make file systems, which nothing here carries out. */
final class Unsupported {

  private static final Set<Class<? extends Instruction>> FILES = Set.of(
      DockerfileInstruction.Run.class,
      DockerfileInstruction.Copy.class,
      DockerfileInstruction.Add.class);

  private Unsupported() {}

  static Optional<Diagnostic> finding(Instruction instruction) {
    return FILES.contains(instruction.getClass())
        ? Optional.of(EvaluationErrors.needsBuilder(instruction))
        : Optional.empty();
  }
}
