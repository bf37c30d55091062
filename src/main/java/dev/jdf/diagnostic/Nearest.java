package dev.jdf.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Did-you-mean: the known name that is nearest to a mistyped one. */
public final class Nearest {

  /** Nobody mistypes what is longer; comparing takes the square of it. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /** The nearest of {@code names}, case aside, if at most a third of the word is wrong. */
  public static Optional<String> to(String word, Collection<String> names) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int budget = Math.max(1, word.length() / 3);
    String wanted = word.toUpperCase(Locale.ROOT);
    return names.stream()
        .filter(name -> Math.abs(name.length() - word.length()) <= budget)
        .min(Comparator.comparingInt((String name) -> distance(wanted, upper(name)))
            .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(wanted, upper(name)) <= budget);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
