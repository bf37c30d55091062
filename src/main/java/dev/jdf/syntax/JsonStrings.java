package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.List;

/** The JSON form of arguments: an array of strings (RFC 8259), and texts that nearly are one. */
final class JsonStrings {

  private JsonStrings() {}

  /**
   * The elements of an array that the grammar has accepted.
   *
   * @param word makes a word of its text and the half-open range of code points where it stands
   */
  static List<Word> elements(String array, WordAt word) {
    List<Word> words = new ArrayList<>();
    int[] points = array.codePoints().toArray();
    int at = 0;
    while (at < points.length) {
      if (points[at++] == '"') {
        int start = at;
        while (points[at] != '"') {
          at += points[at] == '\\' ? 2 : 1;
        }
        words.add(word.make(decode(new String(points, start, at - start)), start, at));
        at++;
      }
    }
    return words;
  }

  /** Makes a word of a text and the place of it. */
  interface WordAt {
    Word make(String text, int start, int end);
  }

  private static String decode(String string) {
    if (string.indexOf('\\') < 0) {
      return string;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (string.charAt(++i) == 'u') {
        text.append((char) Integer.parseInt(string.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(escaped(string.charAt(i)));
      }
    }
    return withoutLoneSurrogates(text.toString());
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
