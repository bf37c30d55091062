package dev.jdf.syntax;

import java.util.List;

/**
 * A word that asks for a variable which nothing sets.
 *
 * @param line the instruction that the word belongs to
 * @param known the variables that are set there
 */
public record UnsetVariable(Instruction line, Word word, String name, List<String> known) {

  public UnsetVariable {
    known = List.copyOf(known);
  }
}
