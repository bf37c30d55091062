package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;

/** One instruction of a spec: Dockerfile's own, or an isolating flag of {@code docker run}. */
public sealed interface Instruction {

  /** The instruction's name as written, in any case. */
  Word keyword();

  /** From the keyword to the end of the last line. */
  Span span();

  /** A line that is no instruction, or that breaks the shape of its own: kept for editors. */
  record Unknown(Word keyword, List<Word> words, Span span) implements Instruction {
    public Unknown {
      words = List.copyOf(words);
    }
  }

  /** An instruction of Dockerfile. */
  sealed interface Dockerfile extends Instruction permits DockerfileInstruction {}

  /** An instruction named after a flag of {@code docker run}. */
  sealed interface Isolation extends Instruction permits IsolationInstruction {}
}
