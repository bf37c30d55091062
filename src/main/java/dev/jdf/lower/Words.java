package dev.jdf.lower;

import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Parts of a word, each at its own place as long as expansion has not changed the text. */
final class Words {

  private Words() {}

  /** The part of {@code word} from {@code start} to {@code end}. */
  static Word part(Word word, int start, int end) {
    boolean verbatim = word.span().length() == word.text().length();
    int offset = word.span().start();
    Span span = verbatim ? new Span(offset + start, offset + end) : word.span();
    return new Word(word.text().substring(start, end), span);
  }

  static Word from(Word word, int start) {
    return part(word, start, word.text().length());
  }

  /** What lies between the separators; there is always at least one part. */
  static List<Word> split(Word word, char separator) {
    List<Word> parts = new ArrayList<>();
    int start = 0;
    int end = word.text().indexOf(separator);
    while (end >= 0) {
      parts.add(part(word, start, end));
      start = end + 1;
      end = word.text().indexOf(separator, start);
    }
    parts.add(from(word, start));
    return parts;
  }
}
