package dev.jdf.compile;

/**
 * What is known of a text from its last check.
 *
 * @param written of the text as it was written
 * @param mended of what was probably meant
 */
public record KnownText(KnownTargets written, KnownTargets mended) {

  public KnownText() {
    this(new KnownTargets(), new KnownTargets());
  }
}
