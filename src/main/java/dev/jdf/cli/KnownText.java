package dev.jdf.cli;

/**
 * What is known of a text from its last check.
 *
 * @param written of the text as it was written
 * @param mended of what was probably meant
 */
record KnownText(KnownTargets written, KnownTargets mended) {

  KnownText() {
    this(new KnownTargets(), new KnownTargets());
  }
}
