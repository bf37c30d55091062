package dev.jdf.check;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;

/** Something that should hold in a spec. Its name, {@code StageNameCasing}, is the class's. */
public sealed interface Rule extends Code permits SpecRule, TargetRule {

  @Override
  default String id() {
    return getClass().getSimpleName();
  }

  /** How much it matters unless settings say otherwise. */
  Level level();

  /** Whether its fixes keep the meaning of a spec; else they are offers. */
  default boolean fixIsSound() {
    return true;
  }

  /**
   * Whether a comment in a file may silence it. What is about such comments may not, nor what a
   * project demands: a file would excuse itself from what it is held to.
   */
  default boolean canBeIgnored() {
    return true;
  }

  /** How an editor may show the places where it does not hold. */
  default Mark mark() {
    return Mark.NONE;
  }

  /** What the places of a rule have in common. */
  enum Mark {
    NONE,
    /** They are better written otherwise by now. */
    DEPRECATED,
    /** They could as well not be there. */
    UNNECESSARY
  }

  /** A finding of this rule. */
  default Diagnostic at(Span place, String message) {
    return Diagnostic.warning(this, place, message);
  }
}
