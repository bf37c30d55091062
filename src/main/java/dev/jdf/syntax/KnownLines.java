package dev.jdf.syntax;

import java.util.Map;

/**
 * The lines of a text that was parsed, for its next version: while somebody types, most stay as they
 * are. Only how a line is split is known; what it means is found out anew.
 */
public final class KnownLines {

  private char escape;
  private Map<String, Line> lines = Map.of();

  /** By their characters, in a text with that escape character. */
  synchronized Map<String, Line> of(char other) {
    return other == escape ? lines : Map.of();
  }

  /** Takes the place of what was known; nobody changes it any more. */
  synchronized void keep(char other, Map<String, Line> read) {
    escape = other;
    lines = read;
  }
}
