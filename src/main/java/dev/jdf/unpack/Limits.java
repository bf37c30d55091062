package dev.jdf.unpack;

/**
 * The most that an image may unpack to. Looked at before anything is written.
 *
 * @param bytes of all files, holes included
 * @param entries of all layers
 * @param ratio of what a layer unpacks to and of its own size
 * @param leastCounted what a layer may unpack to in any case, in bytes
 */
public record Limits(long bytes, long entries, long ratio, long leastCounted) {

  /** What no known image comes near to. */
  public static final Limits USUAL = new Limits(256L << 30, 2_000_000, 250, 1L << 30);

  /** The longest name of a file: NAME_MAX of linux/limits.h. */
  static final int NAME = 255;

  /** The longest path, in bytes: PATH_MAX of linux/limits.h, with its NUL. */
  static final int PATH = 4095;

  /** The most directories in each other: each is an open file while its contents are made. */
  static final int DEPTH = 256;
}
