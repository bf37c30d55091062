package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of one line as the grammar saw them.
 *
 * @param shape what the keyword asks for
 * @param words the words behind the flags, where the keyword's rest is split into words
 * @param json the elements, where the rest is a JSON array of strings
 * @param rest everything behind the flags, as one text
 * @param heredocs those whose bodies follow the line
 */
record Line(
    Shape shape,
    Word keyword,
    List<Flag> flags,
    List<Word> words,
    Optional<List<Word>> json,
    Optional<Word> rest,
    List<Heredoc> heredocs,
    Span span) {

  /** What may follow a keyword: a rule of the grammar. */
  enum Shape {
    WORDS,
    PAIRS,
    TEXT,
    COMMAND,
    HEALTHCHECK,
    MANY,
    SINGLE,
    TOGGLE,
    UNKNOWN
  }

  Line {
    flags = List.copyOf(flags);
    words = List.copyOf(words);
    heredocs = List.copyOf(heredocs);
  }

  /** The same with other words. */
  Line withWords(List<Word> others) {
    return new Line(shape, keyword, flags, others, json, rest, heredocs, span);
  }

  /** In a text in which it stands so many characters further on, and with no here-document. */
  Line moved(int by) {
    return new Line(
        shape,
        keyword.moved(by),
        flags.stream().map(flag -> flag.moved(by)).toList(),
        moved(words, by),
        json.map(elements -> moved(elements, by)),
        rest.map(word -> word.moved(by)),
        List.of(),
        span.moved(by));
  }

  private static List<Word> moved(List<Word> words, int by) {
    List<Word> moved = new ArrayList<>(words.size());
    for (Word word : words) {
      moved.add(word.moved(by));
    }
    return moved;
  }

  /** The word right behind the last flag, one blank away. */
  Optional<Word> behind(Flag flag) {
    Optional<Word> first =
        words.stream().findFirst().or(() -> jsonOrWords().stream().findFirst());
    return first.filter(word -> flag.span().end() + 1 == word.span().start());
  }

  /** The instruction's name in upper case. */
  String name() {
    return keyword.text().toUpperCase(Locale.ROOT);
  }

  /** The elements of the JSON form, or the rest split at blanks, in which quotes mean nothing. */
  List<Word> jsonOrWords() {
    return json.orElseGet(() -> rest.map(Line::split).orElse(List.of()));
  }

  /** Splits at the blanks that separate words in Dockerfile, which are not Unicode's. */
  static List<Word> split(Word text) {
    List<Word> words = new ArrayList<>();
    String chars = text.text();
    int start = 0;
    for (int i = 0; i <= chars.length(); i++) {
      if (i == chars.length() || isBlank(chars.charAt(i))) {
        if (i > start) {
          words.add(text.part(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == 0x0B || c == '\f' || c == '\r';
  }

  /** What is left once the value of {@code flag} and the like are read: everything as words. */
  Instruction unknown() {
    List<Word> all = words.isEmpty() ? jsonOrWords() : words;
    return new Instruction.Unknown(keyword, all, span);
  }
}
