package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule that no SECURITY_OPT switches a defence off. */
abstract class DefenceRule extends TargetRule {

  DefenceRule(About about) {
    super(about);
  }

  abstract String key();

  /** The value that switches it off. */
  abstract String off();

  /** What the process is without it. */
  abstract String message();

  /** What to write instead. */
  abstract String why();

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .security(key())
        .filter(option -> option.value().equals(off()))
        .map(option -> at(option.word().span(), message()).withNote(why()))
        .stream()
        .toList();
  }
}
