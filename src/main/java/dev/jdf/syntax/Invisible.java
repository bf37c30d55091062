package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Characters that nobody sees, and which make another word of one that looks right. */
final class Invisible {

  private Invisible() {}

  static boolean isIn(String text) {
    return text.codePoints().anyMatch(Invisible::is);
  }

  private static boolean is(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.CONTROL -> true;
      default -> isSpace(point);
    };
  }

  private static boolean isSpace(int point) {
    return point > ' ' && Character.isSpaceChar(point);
  }

  /** Says which they are, and offers the word without them if that is an instruction. */
  static Diagnostic named(Diagnostic finding, Word keyword, Collection<String> names) {
    List<Integer> points =
        keyword.text().codePoints().filter(Invisible::is).boxed().toList();
    String list =
        points.stream().distinct().map(Invisible::name).limit(3).collect(Collectors.joining(", "));
    Diagnostic noted = finding.withNote("the word has characters that cannot be seen: " + list);
    String mended = mended(keyword.text());
    String first = mended.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
    return names.contains(first)
        ? noted.withFix(new Fix("write " + mended, keyword.span(), mended))
        : noted;
  }

  private static String name(int point) {
    return String.format("U+%04X (%s)", point, Character.getName(point));
  }

  /** What looks like a blank becomes one. */
  private static String mended(String text) {
    StringBuilder mended = new StringBuilder();
    text.codePoints()
        .filter(point -> isSpace(point) || !is(point))
        .forEach(point -> mended.appendCodePoint(isSpace(point) ? ' ' : point));
    return mended.toString().strip();
  }
}
