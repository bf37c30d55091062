package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Single;
import java.util.List;
import java.util.Locale;

/** A rule that a namespace is not the host's. */
abstract class HostRule extends TargetRule {

  HostRule(About about) {
    super(about);
  }

  abstract Class<? extends Single> kind();

  /** What sharing it gives away. */
  abstract String why();

  @Override
  List<Diagnostic> check(Target target) {
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
