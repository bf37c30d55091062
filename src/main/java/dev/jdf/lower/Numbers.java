package dev.jdf.lower;

import java.util.Optional;

/** Numbers written in nothing but digits. */
final class Numbers {

  static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private Numbers() {}

  /** The decimal number, unless it is none or above {@code max}. */
  static Optional<Long> decimal(String text, long max) {
    return parse(text, 10, max);
  }

  /** The octal number, unless it is none or above {@code max}. */
  static Optional<Long> octal(String text, long max) {
    return parse(text, 8, max);
  }

  private static Optional<Long> parse(String text, int radix, long max) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit >= radix || value > (max - digit) / radix) {
        return Optional.empty();
      }
      value = value * radix + digit;
    }
    return Optional.of(value);
  }
}
