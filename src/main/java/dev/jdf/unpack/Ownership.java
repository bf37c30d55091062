package dev.jdf.unpack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose the files of an unpacked image are. */
public enum Ownership {
  /** The users' that the image says: only root can give files away, and make devices. */
  KEPT,
  /** All the caller's. */
  FLATTENED;

  /** What the user of this process can do. */
  public static Ownership ofThisProcess() throws IOException {
    Object owner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return owner.equals(0) ? KEPT : FLATTENED;
  }
}
