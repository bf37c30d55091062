package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule about each word of one isolating instruction that holds for a target. */
abstract class WordRule extends TargetRule {

  WordRule(About about) {
    super(about);
  }

  abstract Class<? extends IsolationInstruction> kind();

  abstract Optional<Diagnostic> check(Word word, Target target);

  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> found = new ArrayList<>();
    target.words(kind()).forEach(word -> check(word, target).ifPresent(found::add));
    return found;
  }
}
