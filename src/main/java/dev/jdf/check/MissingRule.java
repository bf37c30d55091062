package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/**
 * A rule that something be said about how a container runs. A file that only makes an image cannot
 * say it.
 */
interface MissingRule extends Rule {

  boolean isSaid(Target target);

  String message();

  /** How to say it. */
  String note();

  @Override
  default List<Diagnostic> check(Subject subject) {
    return subject.makesImage()
        ? List.of()
        : subject.targets().stream()
            .filter(target -> !isSaid(target))
            .map(target -> at(target.place(), message()).withNote(note()))
            .toList();
  }
}
