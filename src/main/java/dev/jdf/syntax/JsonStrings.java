package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.List;

/** The JSON form of arguments: an array of strings (RFC 8259), and texts that nearly are one. */
final class JsonStrings {

  private JsonStrings() {}

  /** The elements of an array that the grammar has accepted. */
  static List<Word> elements(Word array) {
    List<Word> words = new ArrayList<>();
    String text = array.text();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at++) == '"') {
        int start = at;
        while (text.charAt(at) != '"') {
          at += text.charAt(at) == '\\' ? 2 : 1;
        }
        words.add(decode(array.part(start, at)));
        at++;
      }
    }
    return words;
  }

  private static Word decode(Word string) {
    String written = string.text();
    if (written.indexOf('\\') < 0) {
      return string;
    }
    Rewriting decoded = new Rewriting(string);
    int at = 0;
    while (at < written.length()) {
      boolean escaped = written.charAt(at) == '\\';
      int length = escaped ? written.charAt(at + 1) == 'u' ? 6 : 2 : 1;
      char c = escaped ? escaped(written.substring(at + 1, at + length)) : written.charAt(at);
      decoded.add(c, at, at + length);
      at += length;
    }
    return withoutLoneSurrogates(decoded.word());
  }

  private static char escaped(String escape) {
    return switch (escape.charAt(0)) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(escape.substring(1), 16);
      default -> escape.charAt(0);
    };
  }

  private static Word withoutLoneSurrogates(Word word) {
    StringBuilder clean = new StringBuilder();
    word.text()
        .codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return new Word(clean.toString(), word.span(), word.places());
  }
}
