package dev.jdf.console;

/** When messages are coloured. */
public enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER;

  /** Those on standard error. */
  public boolean colours(Console console) {
    return switch (this) {
      case AUTO -> console.isColourful();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  /** The same of standard output, where reports go. */
  public boolean coloursOutput(Console console) {
    return switch (this) {
      case AUTO -> Terminal.output(console.environment()).isColourful();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
