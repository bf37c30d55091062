package dev.jdf.lsp;

import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the text of a command names variables, and whether its shell plainly puts them in. */
final class ShellNames {

  /** A variable that is read, {@code $A} or <code>${A}</code>, or one that is set. */
  private static final Pattern NAME = Pattern.compile("\\$\\{?[#!]?([A-Za-z_]\\w*)"
      + "|(?<![\\w$./-])([A-Za-z_]\\w*)\\+?="
      + "|(?<![\\w$./-])(?:export|unset|read|readonly|local|for|printenv)\\s+([A-Za-z_]\\w*)");

  private ShellNames() {}

  /** One of them; {@code plain} if it is read, and not quoted. */
  record Found(Word name, boolean plain) {}

  /** In a command for the shell. */
  static List<Found> in(Word text) {
    boolean[] quoted = quoted(text.text());
    return found(text, quoted);
  }

  /** In a text of which nobody knows who reads it. */
  static List<Found> unclear(Word text) {
    boolean[] all = new boolean[text.text().length()];
    Arrays.fill(all, true);
    return found(text, all);
  }

  private static List<Found> found(Word text, boolean[] quoted) {
    List<Found> found = new ArrayList<>();
    Matcher name = NAME.matcher(text.text());
    while (name.find()) {
      int group = name.group(1) != null ? 1 : name.group(2) != null ? 2 : 3;
      boolean indirect = text.text().charAt(name.start(group) - (group == 1 ? 1 : 0)) == '!';
      boolean plain = group == 1 && !indirect && !quoted[name.start()];
      found.add(new Found(text.part(name.start(group), name.end(group)), plain));
    }
    return found;
  }

  /** For each character whether it stands for itself: behind a backslash, or in single quotes. */
  private static boolean[] quoted(String text) {
    boolean[] quoted = new boolean[text.length()];
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted[i] = quote == '\'';
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        quoted[i] = true;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return quoted;
  }
}
