package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Single;
import java.util.List;
import java.util.Locale;

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
        .map(line -> at(line.value().span(), message(line)).withNote(why()))
        .stream()
        .toList();
  }

  private static String message(Single line) {
    return "the host's " + line.keyword().text().toLowerCase(Locale.ROOT) + " namespace is shared";
  }
}
