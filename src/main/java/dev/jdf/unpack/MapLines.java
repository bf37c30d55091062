package dev.jdf.unpack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A sparse map of format 1.0, line by line: it stands in front of a file's data, in whole blocks. */
final class MapLines {

  private final TarReader tar;
  private final SparseMap map;

  /** What was read and not given yet, from {@code position} on. */
  private String text = "";

  private int position;

  MapLines(TarReader tar, SparseMap map) {
    this.tar = tar;
    this.map = map;
  }

  String next() throws IOException {
    int end = text.indexOf('\n', position);
    while (end < 0) {
      text = text.substring(position) + block();
      position = 0;
      end = text.indexOf('\n');
    }
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }

  /** The next one; no number is as long as a block. */
  private String block() throws IOException {
    byte[] block = new byte[TarHeader.SIZE];
    boolean isLong = text.length() - position > block.length;
    if (isLong || tar.read(block, block.length) < block.length) {
      throw map.bad();
    }
    return new String(block, StandardCharsets.ISO_8859_1);
  }
}
