package dev.jdf.syntax;

/** Quotes and escapes in the flags of an instruction, which are taken off without expansion. */
final class Quotes {

  private Quotes() {}

  static Word removed(Word word, char escape) {
    String text = word.text();
    if (text.indexOf(escape) < 0 && text.indexOf('"') < 0 && text.indexOf('\'') < 0) {
      return word;
    }
    Rewriting bare = new Rewriting(word);
    char open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == escape && open != '\'' && i + 1 < text.length()) {
        bare.add(text.charAt(++i), i - 1, i + 1);
      } else if (open != 0 && c == open) {
        open = 0;
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else {
        bare.add(c, i, i + 1);
      }
    }
    return bare.word();
  }
}
