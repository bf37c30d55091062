package dev.jdf.syntax;

import java.util.Arrays;

/** Makes a word of another one's characters, of which each keeps its place. */
final class Rewriting {

  private final Word written;
  private final StringBuilder text = new StringBuilder();
  private final int[] starts;
  private final int[] ends;

  /** Of a word that is to become no longer. */
  Rewriting(Word written) {
    this.written = written;
    this.starts = new int[written.text().length()];
    this.ends = new int[written.text().length()];
  }

  /** Adds a character that is written as those from {@code from} up to but without {@code to}. */
  void add(char c, int from, int to) {
    starts[text.length()] = written.span(from, to).start();
    ends[text.length()] = written.span(from, to).end();
    text.append(c);
  }

  Word word() {
    int length = text.length();
    Places places = new Places(Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    return new Word(text.toString(), written.span(), places);
  }
}
