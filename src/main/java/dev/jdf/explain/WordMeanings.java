package dev.jdf.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What words of arguments mean, in a few words: options, keys, limits, kernel parameters. */
public final class WordMeanings {

  private static final Map<String, Map<String, String>> ALL = read();

  /** What stands for an instruction in the rows about parts of forms. */
  private static final String FORMS = "FORM";

  private WordMeanings() {}

  /**
   * The meaning of a word, if it is known.
   *
   * @param instruction its name, in upper case
   * @param word an option, or {@code KEY=VALUE}; a {@code =} behind a key does not count
   */
  public static Optional<String> of(String instruction, String word) {
    String plain = word.endsWith("=") ? word.substring(0, word.length() - 1) : word;
    return Optional.ofNullable(known(instruction).get(plain));
  }

  /**
   * The meaning of a name in capitals that stands in a form for what is to be typed.
   *
   * @param part {@code HARD}, {@code NAME=SOFT}, {@code private|host|ns}
   */
  public static Optional<String> ofPlace(String instruction, String part) {
    return Stream.of(instruction + " ", "")
        .flatMap(prefix -> Optional.ofNullable(known(FORMS).get(prefix + part)).stream())
        .findFirst();
  }

  /** The words that are known of an instruction, in the order in which they are best shown. */
  public static List<String> words(String instruction) {
    return new ArrayList<>(known(instruction).keySet());
  }

  private static Map<String, String> known(String instruction) {
    return ALL.getOrDefault(instruction, new LinkedHashMap<>());
  }

  private static Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    Pages.resource("words.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .forEach(
            row -> all.computeIfAbsent(row[0], it -> new LinkedHashMap<>()).put(row[1], row[2]));
    return all;
  }
}
