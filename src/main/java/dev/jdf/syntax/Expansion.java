package dev.jdf.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A word without its quotes and escapes, and with the values of its variables, as BuildKit's
 * {@code shell.Lex} does it.
 *
 * @param text the word with everything expanded
 * @param words the text split at its unquoted blanks, those in values too
 * @param unset the variables that were asked for and are not set
 * @param problem what is wrong, if anything; then the rest is of no use
 */
record Expansion(String text, List<String> words, Set<String> unset, Optional<Problem> problem) {

  /** So much text comes out of one word at most; doubling a variable soon fills any memory. */
  static final int LONGEST = 1 << 20;

  static Expansion of(String word, Map<String, String> variables, char escape) {
    return WordTree.isPlain(word, escape)
        ? plain(word)
        : new WordExpansion(variables).of(WordTree.of(new WordCharacters(word, escape, false)));
  }

  /** Of a word in which nothing is to be done. */
  private static Expansion plain(String word) {
    ExpandedWords words = new ExpandedWords();
    words.add(word, true);
    Optional<Problem> problem = word.length() > LONGEST ? Optional.of(tooLong()) : Optional.empty();
    return new Expansion(words.text(), words.split(), Set.of(), problem);
  }

  static Problem tooLong() {
    return Problem.of("expands to more than " + LONGEST + " characters");
  }

  /** Why a word cannot be expanded. */
  record Problem(SyntaxCode code, String text) {

    /** Whatever the values of variables are. */
    static Problem of(String text) {
      return new Problem(SyntaxCode.BAD_SUBSTITUTION, text);
    }
  }
}
