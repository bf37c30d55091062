package dev.jdf.lsp;

import dev.jdf.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place where a variable's name is written.
 *
 * @param stage the number of the stage around it; {@value #GLOBAL} in front of the first one and in
 *     FROM lines
 * @param variable what is meant; absent where nothing of the file has set it by then
 * @param source the place that sets what is read here, or handed on by an ARG without default
 */
record VariableUse(
    String name,
    Span span,
    int stage,
    Kind kind,
    @Nullable Variable variable,
    @Nullable Span source) {

  static final int GLOBAL = -1;

  /** What happens there. */
  enum Kind {
    /** ENV, or ARG with a default. */
    SETS,
    /** ARG without a default: the command line's or the global value. */
    DECLARES,
    /** By us, or plainly by the shell of a command. */
    READS,
    /** In a command, where only its program says whether and by whom it is read or set. */
    UNCLEAR
  }

  boolean defines() {
    return kind == Kind.SETS || kind == Kind.DECLARES;
  }

  /** Whether both mean the same variable. */
  boolean isSame(VariableUse other) {
    return variable != null && other.variable != null && variable.isSame(other.variable);
  }
}
