package dev.jdf.syntax;

/** Quotes and escapes in the flags of an instruction, which are taken off without expansion. */
final class Quotes {

  private Quotes() {}

  static String removed(String text, char escape) {
    StringBuilder bare = new StringBuilder();
    char open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == escape && open != '\'' && i + 1 < text.length()) {
        bare.append(text.charAt(++i));
      } else if (open != 0 && c == open) {
        open = 0;
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
