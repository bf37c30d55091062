package dev.jdf.syntax;

/** Unicode white space, as Go's {@code unicode.IsSpace} has it. */
final class Blanks {

  private Blanks() {}

  static boolean is(int point) {
    return switch (point) {
      case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> point >= 0x2000 && point <= 0x200A;
    };
  }

  /** The first place from {@code start} that is not blank, or {@code end}. */
  static int skip(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The place behind the last character before {@code end} that is not blank. */
  static int trimmedEnd(CharSequence text, int end) {
    int at = end;
    while (at > 0 && is(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
