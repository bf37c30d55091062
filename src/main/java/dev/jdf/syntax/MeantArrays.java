package dev.jdf.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that is no JSON array of strings, though it was probably meant as one. */
final class MeantArrays {

  private static final String STRING = "\"(?:[^\"\\\\\\x00-\\x1F]|\\\\[\"\\\\/bfnrt])*+\"";
  private static final Pattern STRINGS = Pattern.compile(
      "\\[\\s*+(?:STRING\\s*+(?:,\\s*+STRING\\s*+)*+)?\\]".replace("STRING", STRING));
  private static final Pattern TRAILING_COMMA = Pattern.compile(",\\s*\\]?$");
  private static final Pattern NO_COMMA =
      Pattern.compile("(STRING)\\s++(?=\")".replace("STRING", STRING));

  /** A backslash that starts no escape of JSON, as in paths of Windows; good ones are passed over. */
  private static final Pattern BACKSLASH = Pattern.compile("(\\\\[\"\\\\/bfnrt])|\\\\");

  private static final Pattern FOLLOWED = Pattern.compile(
      "\\[STRING\\s*+(?:,\\s*+STRING\\s*+)*+\\].+".replace("STRING", STRING), Pattern.DOTALL);

  /** No test of a shell, which has a blank behind its bracket. */
  private static final Pattern BARE =
      Pattern.compile("\\[([^\\s\\[\\]\"'\u201C\u201D][^\\[\\]\"'\\\\$]*)\\]");

  private static final Pattern PLAIN = Pattern.compile("[^\\[\\]\"'\\\\$`|&;<>(){}*?~#]+");
  private static final int LONGEST = 1000;

  private MeantArrays() {}

  /** The array of strings that the text was probably meant to be. */
  static Optional<String> mended(String text) {
    if (!text.startsWith("[") || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (BARE.matcher(text).matches()) {
      return ofWords(text.substring(1, text.length() - 1), true);
    }
    String quoted = text.replace('\'', '"').replace('\u201C', '"').replace('\u201D', '"');
    String escaped =
        BACKSLASH.matcher(quoted).replaceAll(match -> match.group(1) == null ? "\\\\\\\\" : "$0");
    String parted = NO_COMMA.matcher(escaped).replaceAll("$1, ");
    String closed = TRAILING_COMMA.matcher(parted).replaceFirst("]");
    String whole = closed.endsWith("]") ? closed.replaceFirst("\\]\\]$", "]") : closed + "]";
    return Optional.of(whole).filter(array -> STRINGS.matcher(array).matches());
  }

  /** Plain words as an array, with commas between them or without, where only an array will do. */
  static Optional<String> ofWords(String text, boolean needed) {
    if (!needed || text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(text.strip().split(text.contains(",") ? "\\s*,\\s*" : "\\s+")).stream()
            .filter(word -> !word.isEmpty())
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(", ", "[", "]")));
  }

  /** Whether there is an array, and something behind it, so that all of it is plain text. */
  static boolean isFollowed(String text) {
    return text.length() <= LONGEST && FOLLOWED.matcher(text).matches();
  }
}
