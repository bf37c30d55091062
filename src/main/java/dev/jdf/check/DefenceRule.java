package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule that no SECURITY_OPT switches a defence off. */
abstract class DefenceRule extends TargetRule {

  private final String key;
  private final String off;
  private final String message;
  private final String why;

  /**
   * Takes what all such rules look at.
   *
   * @param option that switches it off, {@code key=value}
   * @param message what the process is without it
   * @param why and what to write instead
   */
  DefenceRule(About about, String option, String message, String why) {
    super(about);
    int equals = option.indexOf('=');
    this.key = option.substring(0, equals);
    this.off = option.substring(equals + 1);
    this.message = message;
    this.why = why;
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .security(key)
        .filter(option -> option.value().equals(off))
        .map(option -> at(option.word().span(), message).withNote(why))
        .stream()
        .toList();
  }
}
