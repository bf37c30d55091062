package dev.jdf.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Did-you-mean: the known name that is nearest to a mistyped one. */
public final class Nearest {

  /** Nobody mistypes what is longer; comparing takes the square of it. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /** The nearest of {@code names}, case aside, if at most a third of the word is wrong. */
  public static Optional<String> to(String word, Collection<String> names) {
    return within(Math.max(1, word.length() / 3), word, names);
  }

  /** {@code true} or {@code false}, by the words that stand for them elsewhere too. */
  public static Optional<String> toTruth(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "on", "1" -> Optional.of("true");
      case "no", "n", "off", "0" -> Optional.of("false");
      default -> to(word, List.of("true", "false"));
    };
  }

  /** The nearest of {@code paths} in the same directory. */
  public static Optional<String> beside(String path, Collection<String> paths) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    List<String> names = paths.stream()
        .filter(it -> it.startsWith(folder))
        .map(it -> it.substring(folder.length()))
        .toList();
    return to(path.substring(folder.length()), names).map(name -> folder + name);
  }

  /** The nearest of {@code names}, case aside, if no more than {@code budget} slips are between. */
  public static Optional<String> within(int budget, String word, Collection<String> names) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = word.toUpperCase(Locale.ROOT);
    String best = null;
    int least = budget + 1;
    for (String name : names) {
      boolean likely = Math.abs(name.length() - word.length()) <= Math.min(least, budget);
      int distance =
          likely ? EditDistance.of(wanted, name.toUpperCase(Locale.ROOT), least) : least + 1;
      if (distance < least || (distance == least && best != null && name.compareTo(best) < 0)) {
        best = name;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }
}
