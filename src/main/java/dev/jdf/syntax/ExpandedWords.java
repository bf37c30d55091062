package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.List;

/** The text that has come out of an expansion so far, and the same split at its blanks. */
final class ExpandedWords {

  private final StringBuilder text = new StringBuilder();
  private final List<String> split = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  void addWhole(String part) {
    text.append(part);
    word.append(part);
  }

  void addSplit(String part) {
    text.append(part);
    part.codePoints().forEach(point -> {
      if (!Blanks.is(point)) {
        word.appendCodePoint(point);
      } else {
        endWord();
      }
    });
  }

  private void endWord() {
    if (word.length() > 0) {
      split.add(word.toString());
      word.setLength(0);
    }
  }

  int length() {
    return text.length();
  }

  String text() {
    return text.toString();
  }

  List<String> split() {
    endWord();
    return List.copyOf(split);
  }
}
