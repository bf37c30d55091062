package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** A rule about each word of one isolating instruction that holds for a target. */
interface WordRule extends TargetRule {

  Class<? extends IsolationInstruction> kind();

  Optional<Diagnostic> check(Word word, Target target);

  @Override
  default List<Diagnostic> check(Target target) {
    return target.words(kind()).stream()
        .flatMap(word -> check(word, target).stream())
        .toList();
  }
}
