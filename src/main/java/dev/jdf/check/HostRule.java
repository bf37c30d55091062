package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Single;
import java.util.List;

/** A rule that a namespace is not the host's. */
interface HostRule extends TargetRule {

  Class<? extends Single> kind();

  /** What sharing it gives away. */
  String why();

  @Override
  default List<Diagnostic> check(Target target) {
    return target
        .last(kind())
        .filter(line -> line.value().text().equals("host"))
        .map(line -> at(line.value().span(), title()).withNote(why()))
        .stream()
        .toList();
  }
}
