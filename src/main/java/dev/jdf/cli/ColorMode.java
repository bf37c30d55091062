package dev.jdf.cli;

/** When messages are coloured. */
enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER;

  boolean colours(Console console) {
    return switch (this) {
      case AUTO -> console.isColourful();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
