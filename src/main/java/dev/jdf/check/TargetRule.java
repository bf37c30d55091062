package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** A rule about what a stage says once everything is inherited and expanded. */
interface TargetRule extends Rule {

  List<Diagnostic> check(Target target);

  @Override
  default List<Diagnostic> check(Subject subject) {
    return subject.targets().stream().flatMap(target -> check(target).stream()).toList();
  }
}
