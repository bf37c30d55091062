package dev.jdf.plan;

/** The size of a value in memory, as C names it; little-endian, loads are zero-extended. */
public enum Width {
  U8(1),
  U16(2),
  U32(4),
  U64(8);

  private final int bytes;

  Width(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }
}
