package dev.jdf.exposure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
final class Amount {

  private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final long STEP = 1024;

  private Amount() {}

  /** {@code 64 MiB}; with at most one decimal, rounded up so that a limit is never understated. */
  static String bytes(long bytes) {
    BigDecimal size = new BigDecimal(Long.toUnsignedString(bytes));
    int unit = 0;
    while (unit < UNITS.size() - 1 && size.compareTo(BigDecimal.valueOf(STEP)) >= 0) {
      size = size.divide(BigDecimal.valueOf(STEP));
      unit++;
    }
    BigDecimal shown = size.setScale(1, RoundingMode.CEILING).stripTrailingZeros();
    return shown.toPlainString() + " " + UNITS.get(unit);
  }

  /** What tmpfs(5) takes as {@code size}: bytes, with k, m or g behind, or a part of the memory. */
  static String ofMountOption(String size) {
    String text = size.toLowerCase(Locale.ROOT);
    if (text.matches("[0-9]{1,3}%")) {
      return text + " of the machine's";
    }
    if (!text.matches("[0-9]{1,15}[kmg]?")) {
      return size;
    }
    int power = "kmg".indexOf(text.charAt(text.length() - 1)) + 1;
    long number = Long.parseLong(text.replaceAll("[kmg]", ""));
    BigDecimal bytes =
        BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(STEP).pow(power));
    return bytes.toBigInteger().bitLength() > 63 ? size : bytes(bytes.longValue());
  }
}
