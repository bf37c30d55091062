package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/**
 * A rule that something be said about how a container runs. A file that only makes an image cannot
 * say it.
 */
abstract class MissingRule extends TargetRule {

  MissingRule(About about) {
    super(about);
  }

  abstract boolean isSaid(Target target);

  abstract String message();

  /** How to say it. */
  abstract String note();

  @Override
  List<Diagnostic> check(Target target) {
    return target.image() || isSaid(target)
        ? List.of()
        : List.of(at(target.place(), message()).withNote(note()));
  }
}
