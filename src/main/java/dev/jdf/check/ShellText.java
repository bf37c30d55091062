package dev.jdf.check;

import java.util.OptionalInt;

/** The little that rules need to know of a shell's grammar. */
final class ShellText {

  private ShellText() {}

  /**
   * The first {@code |} that connects two commands; none is looked for behind {@code case}, whose
   * patterns have it too.
   */
  static OptionalInt pipe(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (text.startsWith("||", i)) {
        i++;
      } else if (text.startsWith("case ", i)) {
        return OptionalInt.empty();
      } else if (c == '|' && !text.startsWith(">", i - 1)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
