package dev.jdf.json;

import java.math.BigInteger;
import java.util.Optional;

/** The integers that a property takes, and how messages call them. */
public record IntRange(String what, BigInteger min, BigInteger max) {

  public static final IntRange INT32 = signed("a 32-bit integer", 31);
  public static final IntRange INT64 = signed("a 64-bit integer", 63);
  public static final IntRange UINT16 = unsigned("an unsigned 16-bit integer", 16);
  public static final IntRange UINT32 = unsigned("an unsigned 32-bit integer", 32);
  public static final IntRange UINT64 = unsigned("an unsigned 64-bit integer", 64);

  /** User and group ids: 2^32 - 1 means "no id" to the kernel. */
  public static final IntRange ID = between("an id", 0, (1L << 32) - 2);

  /** More digits than any of the ranges; so a long text is never converted. */
  private static final int MOST_DIGITS = 20;

  public static IntRange between(String what, long min, long max) {
    return new IntRange(what, BigInteger.valueOf(min), BigInteger.valueOf(max));
  }

  private static IntRange signed(String what, int bits) {
    BigInteger end = BigInteger.ONE.shiftLeft(bits);
    return new IntRange(what, end.negate(), end.subtract(BigInteger.ONE));
  }

  private static IntRange unsigned(String what, int bits) {
    BigInteger end = BigInteger.ONE.shiftLeft(bits);
    return new IntRange(what, BigInteger.ZERO, end.subtract(BigInteger.ONE));
  }

  /** The number that the digits of {@code text} are, its low 64 bits, if it is in the range. */
  Optional<Long> parse(String text) {
    if (text.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    boolean inside = min.compareTo(number) <= 0 && number.compareTo(max) <= 0;
    return inside ? Optional.of(number.longValue()) : Optional.empty();
  }
}
