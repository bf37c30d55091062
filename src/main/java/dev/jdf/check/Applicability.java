package dev.jdf.check;

import java.util.Locale;

/** Who may put a fix in, the freest first. */
public enum Applicability {
  /** It keeps the meaning of a spec: nobody needs to look at it first. */
  SAFE,
  /** It is what was probably meant: somebody should look at it. */
  UNSAFE;

  /** The word that users read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is allowed where {@code most} is. */
  boolean isWithin(Applicability most) {
    return compareTo(most) <= 0;
  }
}
