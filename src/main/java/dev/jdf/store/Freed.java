package dev.jdf.store;

/**
 * What was taken away from a store.
 *
 * @param busy unpacked images that stay, since containers run on them
 * @param bytes that were on the disk
 */
public record Freed(Count count, int busy, long bytes) {

  /** What there was nothing of. */
  public static final Freed NOTHING = new Freed(new Count(0, 0, 0, 0), 0, 0);

  /**
   * How many of what.
   *
   * @param trees unpacked images
   * @param leftovers files of processes that did not come to their end
   */
  public record Count(int names, int blobs, int trees, int leftovers) {}
}
