package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/**
 * A rule that something be said about how a container runs. A file that only makes an image cannot
 * say it.
 */
abstract class MissingRule extends TargetRule {

  private final String message;
  private final String note;

  /**
   * Takes what to tell.
   *
   * @param note how to say it
   */
  MissingRule(About about, String message, String note) {
    super(about);
    this.message = message;
    this.note = note;
  }

  abstract boolean isSaid(Target target);

  @Override
  List<Diagnostic> check(Target target) {
    return target.image() || isSaid(target)
        ? List.of()
        : List.of(at(target.place(), message).withNote(note));
  }
}
