package dev.jdf.diagnostic;

/**
 * The stable name of a kind of finding, {@code JDF012}. Each stage lists its own codes in an enum;
 * a code never changes its meaning and is never used again.
 */
public interface Code {

  /** The text of the code, {@code JDF012}. */
  String id();

  /** What the code means, in a few words, for lists. */
  String title();
}
