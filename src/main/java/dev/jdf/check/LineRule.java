package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Instruction;
import java.util.ArrayList;
import java.util.List;

/** A rule about each instruction of one kind as it is written; what ONBUILD keeps is left out. */
abstract class LineRule<T extends Instruction> extends SpecRule {

  private final Class<T> kind;

  /** Takes the kind of instruction that it is about. */
  LineRule(About about, Class<T> kind) {
    super(about);
    this.kind = kind;
  }

  abstract List<Diagnostic> check(T line);

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> found = new ArrayList<>();
    for (Instruction line : subject.spec().instructions()) {
      if (kind.isInstance(line)) {
        found.addAll(check(kind.cast(line)));
      }
    }
    return found;
  }
}
