package dev.jdf.check;

/**
 * What is known of a rule before it looks at anything.
 *
 * @param title what holds where it finds nothing
 * @param level how much it matters unless settings say otherwise
 * @param fixIsSound whether its fixes keep the meaning of a spec; else they are offers
 * @param canBeIgnored whether a comment in a file may silence it
 * @param mark how an editor may show the places where it does not hold
 */
record About(String title, Level level, boolean fixIsSound, boolean canBeIgnored, Rule.Mark mark) {

  /** A rule that comments may silence, and whose fixes, if it has any, are sound. */
  static About of(String title, Level level) {
    return new About(title, level, true, true, Rule.Mark.NONE);
  }

  /** What a fix writes is only probably meant. */
  About withFixesAsOffers() {
    return new About(title, level, false, canBeIgnored, mark);
  }

  /**
   * No comment silences what a project demands, nor what is about such comments: a file would
   * excuse itself from what it is held to.
   */
  About demanded() {
    return new About(title, level, fixIsSound, false, mark);
  }

  About marked(Rule.Mark other) {
    return new About(title, level, fixIsSound, canBeIgnored, other);
  }
}
