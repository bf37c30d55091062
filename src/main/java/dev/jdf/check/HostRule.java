package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Single;
import java.util.List;
import java.util.Locale;

/** A rule that a namespace is not the host's. */
abstract class HostRule extends TargetRule {

  private final Class<? extends Single> kind;
  private final String why;

  /**
   * Takes the instruction that it is about.
   *
   * @param why what sharing it gives away
   */
  HostRule(About about, Class<? extends Single> kind, String why) {
    super(about);
    this.kind = kind;
    this.why = why;
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(kind)
        .filter(line -> line.value().text().equals("host"))
        .map(line -> at(line.value().span(), message(line)).withNote(why))
        .stream()
        .toList();
  }

  private static String message(Single line) {
    return "the host's " + line.keyword().text().toLowerCase(Locale.ROOT) + " namespace is shared";
  }
}
