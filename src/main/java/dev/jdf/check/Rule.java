package dev.jdf.check;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;

/** Something that should hold in a spec. Its name, {@code StageNameCasing}, is the class's. */
public abstract sealed class Rule implements Code permits SpecRule, TargetRule {

  private final About about;

  Rule(About about) {
    this.about = about;
  }

  @Override
  public final String id() {
    return getClass().getSimpleName();
  }

  @Override
  public final String title() {
    return about.title();
  }

  /** How much it matters unless settings say otherwise. */
  public final Level level() {
    return about.level();
  }

  /** Whether its fixes keep the meaning of a spec; else they are offers. */
  public final boolean fixIsSound() {
    return about.fixIsSound();
  }

  /** Whether a comment in a file may silence it. */
  public final boolean canBeIgnored() {
    return about.canBeIgnored();
  }

  /** How an editor may show the places where it does not hold. */
  public final Mark mark() {
    return about.mark();
  }

  /** What the places of a rule have in common. */
  public enum Mark {
    NONE,
    /** They are better written otherwise by now. */
    DEPRECATED,
    /** They could as well not be there. */
    UNNECESSARY
  }

  /** A finding of this rule. */
  final Diagnostic at(Span place, String message) {
    return Diagnostic.warning(this, place, message);
  }
}
