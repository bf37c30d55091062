package dev.jdf.plan;

/** Where what the container writes to its root filesystem goes. */
public sealed interface RootWrites {

  /** To the root filesystem itself. */
  record InPlace() implements RootWrites {}

  /** To memory: gone with the container, and the root filesystem stays as it is. */
  record Discarded() implements RootWrites {}

  /**
   * To a folder that is there after the run and may be used by another; the root filesystem stays as
   * it is.
   *
   * @param folder absolute; its parent must be there
   */
  record Kept(String folder) implements RootWrites {}
}
