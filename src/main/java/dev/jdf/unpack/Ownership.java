package dev.jdf.unpack;

/** Whose the files of an unpacked image are. */
public enum Ownership {
  /** The users' that the image says: only root can give files away, and make devices. */
  KEPT,
  /** All the caller's. */
  FLATTENED;

  /** What a process of that user can do. */
  public static Ownership of(long euid) {
    return euid == 0 ? KEPT : FLATTENED;
  }
}
