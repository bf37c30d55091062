package dev.jdf.check;

import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import java.util.List;
import java.util.Optional;

/** Where a finding stands: which instruction of the file it belongs to. */
record Lines(Spec spec) {

  /** The instruction around a place, or else the next one. */
  Optional<Instruction> at(int offset) {
    return spec.instructions().stream()
        .filter(line -> offset < line.span().end() || line.span().contains(offset))
        .findFirst();
  }

  /** The comments that stand above an instruction or in it, blank lines aside. */
  List<Comment> comments(Instruction line) {
    int from = spec.instructions().stream()
        .map(other -> other.span().end())
        .filter(end -> end <= line.span().start())
        .reduce(0, Math::max);
    return spec.comments().stream()
        .filter(comment -> comment.span().start() >= from
            && comment.span().start() < line.span().end())
        .toList();
  }
}
