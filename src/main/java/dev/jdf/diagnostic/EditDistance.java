package dev.jdf.diagnostic;

import java.util.Arrays;

/**
 * How far two words are apart, by optimal string alignment: insertions, deletions, substitutions and
 * swaps of neighbours. Of the table only three rows are kept.
 */
final class EditDistance {

  private final String from;
  private final String to;
  private int[] row;
  private int[] above;
  private int[] twoAbove;

  private EditDistance(String from, String to) {
    this.from = from;
    this.to = to;
    row = new int[to.length() + 1];
    above = new int[to.length() + 1];
    twoAbove = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
  }

  /** The distance if it is at most {@code most}, else some number above it. */
  static int of(String from, String to, int most) {
    EditDistance table = new EditDistance(from, to);
    for (int i = 1; i <= from.length(); i++) {
      // No row has a smaller least number than the one before it.
      if (table.fillRow(i) > most) {
        return most + 1;
      }
    }
    return table.row[to.length()];
  }

  /** Returns the least number of the row. */
  private int fillRow(int i) {
    int[] free = twoAbove;
    twoAbove = above;
    above = row;
    row = free;
    row[0] = i;
    int least = i;
    for (int j = 1; j <= to.length(); j++) {
      row[j] = cheapest(i, j);
      least = Math.min(least, row[j]);
    }
    return least;
  }

  private int cheapest(int i, int j) {
    int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
    return isSwap(i, j) ? Math.min(best, twoAbove[j - 2] + 1) : best;
  }

  private boolean isSwap(int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
