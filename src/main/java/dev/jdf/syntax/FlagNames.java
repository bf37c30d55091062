package dev.jdf.syntax;

import java.util.List;

/** The flags that an instruction has. */
public final class FlagNames {

  private FlagNames() {}

  /** Without their dashes; none of most instructions, whose name is in upper case. */
  public static List<String> of(String instruction) {
    return FlagRules.names(instruction);
  }
}
