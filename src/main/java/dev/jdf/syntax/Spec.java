package dev.jdf.syntax;

import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

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

  /** The instruction around a place, or else the next one. */
  public Optional<Instruction> at(int offset) {
    int index = firstBehind(instructions, line -> line.span().end(), offset);
    return index < instructions.size() ? Optional.of(instructions.get(index)) : Optional.empty();
  }

  /** The comments that stand above an instruction or in it, blank lines aside. */
  public List<Comment> comments(Instruction line) {
    int index = firstBehind(instructions, it -> it.span().end(), line.span().start());
    int above = index == 0 ? 0 : instructions.get(index - 1).span().end();
    ToIntFunction<Comment> start = comment -> comment.span().start();
    return comments.subList(
        firstBehind(comments, start, above - 1),
        firstBehind(comments, start, line.span().end() - 1));
  }

  /** The index of the first item whose place is behind {@code offset}; places never go back. */
  private static <T> int firstBehind(List<T> items, ToIntFunction<T> place, int offset) {
    int from = 0;
    int to = items.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (place.applyAsInt(items.get(middle)) > offset) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
