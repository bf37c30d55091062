package dev.jdf.lsp;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of an instruction → the same with places to fill in, as LSP's snippets have them. */
final class Snippet {

  private static final Pattern OPTIONAL = Pattern.compile(" ?\\[(?!\")[^\\[\\]]*\\]");
  private static final Pattern MORE = Pattern.compile("(, )?\\.\\.\\.");
  private static final Pattern PLACE =
      Pattern.compile("(?<![\\w-])([a-zA-Z-]+(?:\\|[\\w:-]+)+|(?!CMD )[A-Z]{2,})(?!\\w)");

  private Snippet() {}

  /**
   * The snippet of a form.
   *
   * @param operands what follows the name: {@code NAME=SOFT[:HARD]...}
   */
  static String of(String operands) {
    String needed = MORE.matcher(operands).replaceAll("");
    for (Matcher part = OPTIONAL.matcher(needed); part.find(); part = OPTIONAL.matcher(needed)) {
      needed = part.replaceAll("");
    }
    StringBuilder snippet = new StringBuilder();
    int count = 0;
    Matcher place = PLACE.matcher(needed);
    while (place.find()) {
      count++;
      place.appendReplacement(snippet, Matcher.quoteReplacement(place(place.group(), count)));
    }
    return place.appendTail(snippet).toString().strip();
  }

  /** Words of which one is meant, or a name for what is meant. */
  private static String place(String text, int number) {
    String words = Stream.of(text.split("\\|", -1))
        .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)) && !word.startsWith("-"))
        .collect(Collectors.joining(","));
    return words.contains(",")
        ? "${" + number + "|" + words + "|}"
        : "${" + number + ":" + text.split("\\|", -1)[0] + "}";
  }
}
