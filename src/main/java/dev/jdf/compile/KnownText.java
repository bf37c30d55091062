package dev.jdf.compile;

import dev.jdf.syntax.KnownLines;

/**
 * What is known of a text from its last check.
 *
 * @param written of the text as it was written
 * @param mended of what was probably meant
 * @param lines of that, as they are written
 */
public record KnownText(KnownTargets written, KnownTargets mended, KnownLines lines) {

  public KnownText() {
    this(new KnownTargets());
  }

  private KnownText(KnownTargets written) {
    this(written, new KnownTargets(written), new KnownLines());
  }
}
