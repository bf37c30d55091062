package dev.jdf.unpack;

import dev.jdf.store.Refusal;

/** Numbers in headers: octal digits, or base 256 where the first bit is set (GNU). */
final class TarNumber {

  private static final int BINARY = 0x80;
  private static final int NEGATIVE = 0x40;

  private TarNumber() {}

  static long read(byte[] block, int offset, int length, LayerErrors errors) throws Refusal {
    return (block[offset] & BINARY) == 0
        ? octal(block, offset, length, errors)
        : binary(block, offset, length, errors);
  }

  /** Blanks and NULs stand around the digits; nothing at all is 0. */
  private static long octal(byte[] block, int offset, int length, LayerErrors errors)
      throws Refusal {
    int at = offset;
    int end = offset + length;
    while (at < end && isBlank(block[at])) {
      at++;
    }
    long value = 0;
    for (; at < end && !isBlank(block[at]); at++) {
      if (block[at] < '0' || block[at] > '7') {
        throw errors.bad("is no tar archive: a number is none");
      }
      value = (value << 3) | (block[at] - '0');
    }
    return value;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == 0;
  }

  /** Two's complement, but for the first bit. */
  private static long binary(byte[] block, int offset, int length, LayerErrors errors)
      throws Refusal {
    long sign = (block[offset] & NEGATIVE) == 0 ? 0 : -1;
    long value = (sign << 7) | (block[offset] & (NEGATIVE - 1 + NEGATIVE));
    for (int at = offset + 1; at < offset + length; at++) {
      long next = (value << Byte.SIZE) | (block[at] & 0xff);
      if (next >> Byte.SIZE != value) {
        throw errors.bad("has a number of more than 64 bits");
      }
      value = next;
    }
    return value;
  }
}
