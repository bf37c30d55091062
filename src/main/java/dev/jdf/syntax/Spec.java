package dev.jdf.syntax;

import dev.jdf.source.SourceFile;
import java.util.List;

/**
 * A file as it is written: nothing expanded, nothing inherited.
 *
 * @param escape the character that continues lines and quotes the next character
 * @param comments all comment lines, in file order
 */
public record Spec(
    SourceFile source,
    List<Directive> directives,
    char escape,
    List<Comment> comments,
    List<Instruction> instructions) {

  public Spec {
    directives = List.copyOf(directives);
    comments = List.copyOf(comments);
    instructions = List.copyOf(instructions);
  }

  /** The instructions of one kind, in file order. */
  public <T extends Instruction> List<T> all(Class<T> kind) {
    return instructions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
