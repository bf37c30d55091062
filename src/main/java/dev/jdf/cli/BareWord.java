package dev.jdf.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A first word that is a command, here or elsewhere, rather than a file. Each start asks this, so it
 * must load nothing.
 */
final class BareWord {

  private BareWord() {}

  /** Whether a command line begins so: with small letters only, and with no file of that name. */
  static boolean begins(List<String> line) {
    return !line.isEmpty() && isBare(line.get(0)) && !Files.exists(Path.of(line.get(0)));
  }

  private static boolean isBare(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '-' && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return !word.isEmpty() && word.charAt(0) != '-';
  }
}
