package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule about each word of one isolating instruction that holds for a target. */
abstract class WordRule extends TargetRule {

  private final Class<? extends IsolationInstruction> kind;

  /** Takes the kind of instruction that it is about. */
  WordRule(About about, Class<? extends IsolationInstruction> kind) {
    super(about);
    this.kind = kind;
  }

  abstract Optional<Diagnostic> check(Word word, Target target);

  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> found = new ArrayList<>();
    target.words(kind).forEach(word -> check(word, target).ifPresent(found::add));
    return found;
  }
}
