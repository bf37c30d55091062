package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule that no SECURITY_OPT switches a defence off. */
interface DefenceRule extends TargetRule {

  String key();

  /** The value that switches it off. */
  String off();

  /** What the process is without it. */
  String message();

  /** What to write instead. */
  String why();

  @Override
  default Level level() {
    return Level.WARNING;
  }

  @Override
  default List<Diagnostic> check(Target target) {
    return target
        .security(key())
        .filter(option -> option.value().equals(off()))
        .map(option -> at(option.word().span(), message()).withNote(why()))
        .stream()
        .toList();
  }
}
