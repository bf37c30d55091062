package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.List;

/** The text that has come out of an expansion so far, and the same split at its blanks. */
final class ExpandedWords {

  private final StringBuilder text = new StringBuilder();
  private final List<String> split = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  /** Adds a part, which is split if it is not quoted. */
  void add(String part, boolean splits) {
    text.append(part);
    if (splits) {
      split(part);
    } else {
      word.append(part);
    }
  }

  private void split(String part) {
    int start = 0;
    for (int i = 0; i < part.length(); i++) {
      if (Blanks.is(part.charAt(i))) {
        word.append(part, start, i);
        endWord();
        start = i + 1;
      }
    }
    word.append(part, start, part.length());
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
