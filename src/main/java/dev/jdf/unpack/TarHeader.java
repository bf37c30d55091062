package dev.jdf.unpack;

import dev.jdf.store.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A block of 512 bytes that begins an entry: the formats of V7, POSIX ustar, GNU and star (tar(5),
 * tar.h).
 */
final class TarHeader {

  static final int SIZE = 512;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int STAR_PREFIX_LENGTH = 131;
  private static final int STAR_MAGIC = 508;

  private final byte[] block;
  private final LayerErrors errors;

  TarHeader(byte[] block, LayerErrors errors) {
    this.block = block;
    this.errors = errors;
  }

  /** A numeric field. */
  enum Number {
    MODE(100, 8),
    UID(108, 8),
    GID(116, 8),
    LENGTH(124, 12),
    MODIFIED(136, 12),
    MAJOR(329, 8),
    MINOR(337, 8),
    REAL_SIZE(483, 12);

    private final int offset;
    private final int length;

    Number(int offset, int length) {
      this.offset = offset;
      this.length = length;
    }
  }

  LayerErrors errors() {
    return errors;
  }

  /** The bytes themselves. */
  byte[] block() {
    return block;
  }

  /** Whether it is nothing: two of these end an archive. */
  boolean isEmpty() {
    for (byte value : block) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Some old writers took bytes as signed. */
  void check() throws Refusal {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      unsigned += own ? ' ' : block[i] & 0xff;
      signed += own ? ' ' : block[i];
    }
    long said = TarNumber.read(block, CHECKSUM, CHECKSUM_LENGTH, errors);
    if (said != unsigned && said != signed) {
      throw errors.bad("is no tar archive: a checksum is wrong");
    }
  }

  char type() {
    return (char) (block[TYPE] & 0xff);
  }

  long number(Number field) throws Refusal {
    return TarNumber.read(block, field.offset, field.length, errors);
  }

  /** With the part that ustar and star keep elsewhere. */
  String name() {
    String name = text(0, 100);
    if (!text(MAGIC, 6).equals("ustar") || block[MAGIC + 5] != 0) {
      return name;
    }
    boolean star = text(STAR_MAGIC, 4).equals("tar");
    String prefix = text(PREFIX, star ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String link() {
    return text(157, 100);
  }

  /** Up to the first NUL. */
  private String text(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(block, offset, end), StandardCharsets.ISO_8859_1);
  }
}
