package dev.jdf.lower;

import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Parts of a word, each at its own place as long as expansion has not changed the text. */
final class Words {

  private Words() {}

  /** Without the comma that ends it, as between words of a list that blanks part. */
  static String withoutComma(String text) {
    return text.replaceFirst(",$", "");
  }

  static Word from(Word word, int start) {
    return word.part(start, word.text().length());
  }

  /** What lies between the separators; there is always at least one part. */
  static List<Word> split(Word word, char separator) {
    List<Word> parts = new ArrayList<>();
    int start = 0;
    int end = word.text().indexOf(separator);
    while (end >= 0) {
      parts.add(word.part(start, end));
      start = end + 1;
      end = word.text().indexOf(separator, start);
    }
    parts.add(from(word, start));
    return parts;
  }
}
