package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;

/**
 * A size as docker's flags take it: a decimal number, at most one blank, and {@code b} or one of
 * {@code k m g t p}, alone or with {@code b} or {@code ib}; always a power of 1024.
 */
final class Size {

  private static final String UNITS = "bkmgtp";
  private static final double TWO_TO_63 = 0x1p63;

  private Size() {}

  /** The size in bytes. */
  static Checked<Long> parse(Word word) {
    String text = word.text();
    int end = lastOfNumber(text) + 1;
    String number = text.substring(0, end);
    if (number.endsWith(" ")) {
      number = number.substring(0, end - 1);
    }
    if (!isDecimal(number)) {
      return Checked.failed(List.of(ValueErrors.badSize(word)));
    }
    int power = power(text.substring(end).toLowerCase(Locale.ROOT));
    if (power < 0) {
      return Checked.failed(List.of(ValueErrors.badSizeUnit(word, text.substring(end))));
    }
    double bytes = Double.parseDouble(number) * Math.pow(1024, power);
    return bytes < TWO_TO_63
        ? Checked.ok((long) bytes)
        : Checked.failed(List.of(ValueErrors.sizeOverflow(word)));
  }

  private static int lastOfNumber(String text) {
    int last = text.length() - 1;
    while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
      last--;
    }
    return last;
  }

  /** The power of 1024 that a suffix stands for, -1 if it is none. */
  private static int power(String suffix) {
    if (suffix.isEmpty()) {
      return 0;
    }
    int power = UNITS.indexOf(suffix.charAt(0));
    String rest = suffix.substring(1);
    boolean whole = rest.isEmpty() || (power > 0 && (rest.equals("b") || rest.equals("ib")));
    return whole ? power : -1;
  }

  /** Digits with at most one point, and an exponent: what is safe to hand to parseDouble. */
  private static boolean isDecimal(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    String point = mantissa.replaceFirst("\\.", "");
    return isDigits(point) && (exponent < 0 || isExponent(text.substring(exponent + 1)));
  }

  private static boolean isExponent(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    return isDigits(signed ? text.substring(1) : text);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
