package dev.jdf.unpack;

import dev.jdf.posix.DeviceNumber;
import dev.jdf.posix.Moment;
import java.util.List;
import java.util.Map;

/**
 * What an archive says of one file.
 *
 * @param name as it is written
 * @param link what a link leads to, as it is written
 * @param size of the file, holes included
 * @param attributes by name, with the bytes of each
 * @param data where in the file the bytes go that follow; the rest are holes
 */
record TarEntry(
    Kind kind,
    String name,
    String link,
    int mode,
    long uid,
    long gid,
    long size,
    Moment modified,
    DeviceNumber device,
    Map<String, byte[]> attributes,
    List<Segment> data) {

  /** What it is. */
  enum Kind {
    FILE,
    HARD_LINK,
    SYMBOLIC_LINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    DIRECTORY,
    FIFO
  }

  /** A run of bytes of a file. */
  record Segment(long offset, long length) {}

  TarEntry {
    attributes = Map.copyOf(attributes);
    data = List.copyOf(data);
  }
}
