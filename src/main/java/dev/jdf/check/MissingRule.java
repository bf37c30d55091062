package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/**
 * A rule that something be said about how a container runs. A file that only makes an image cannot
 * say it.
 */
interface MissingRule extends TargetRule {

  boolean isSaid(Target target);

  String message();

  /** How to say it. */
  String note();

  @Override
  default List<Diagnostic> check(Target target) {
    return target.image() || isSaid(target)
        ? List.of()
        : List.of(at(target.place(), message()).withNote(note()));
  }
}
