package dev.jdf.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What stands below one source line: all its marks in one row, the words of the last one beside it,
 * those of the others below, hung on bars so that they do not run into each other:
 *
 * <pre>
 * ^^^^^ ------- first given here
 * |
 * given again
 * </pre>
 */
final class Underlines {

  private final List<Placed> marks;
  private final Palette palette;

  Underlines(List<Placed> marks, Palette palette) {
    this.marks = marks.stream()
        .sorted((one, other) -> Integer.compare(one.from(), other.from()))
        .toList();
    this.palette = palette;
  }

  /** A mark in columns of the window that is shown, from 0; {@code to} is exclusive. */
  record Placed(Mark mark, int from, int to) {

    Placed {
      to = Math.max(from + 1, to);
    }

    boolean speaks() {
      return !mark.text().isEmpty();
    }
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    List<Placed> hanging = new ArrayList<>(marks.stream().filter(Placed::speaks).toList());
    String row = lines();
    if (!marks.isEmpty() && marks.get(marks.size() - 1).speaks() && !isOverrun()) {
      Placed last = hanging.remove(hanging.size() - 1);
      row += " " + paint(last, LineView.message(last.mark().text()));
    }
    rows.add(row);
    if (!hanging.isEmpty()) {
      rows.add(bars(hanging));
    }
    for (int i = hanging.size() - 1; i >= 0; i--) {
      Placed placed = hanging.get(i);
      String words = paint(placed, LineView.message(placed.mark().text()));
      rows.add(padded(hanging.subList(0, i), placed.from()) + words);
    }
    return rows;
  }

  /** Whether a mark goes on beyond the last one, where its words would stand. */
  private boolean isOverrun() {
    int end = marks.get(marks.size() - 1).to();
    return marks.stream().anyMatch(placed -> placed.to() > end);
  }

  /** The underlines themselves; where two meet, the primary one shows. */
  private String lines() {
    StringBuilder row = new StringBuilder();
    int width = marks.stream().mapToInt(Placed::to).max().orElse(0);
    int start = 0;
    for (int column : edges()) {
      if (column == width || at(column) != at(start)) {
        row.append(line(at(start), column - start));
        start = column;
      }
    }
    return row.toString();
  }

  /** The columns where another mark may begin to show, in order. */
  private SortedSet<Integer> edges() {
    SortedSet<Integer> edges = new TreeSet<>();
    for (Placed placed : marks) {
      edges.add(placed.from());
      edges.add(placed.to());
    }
    edges.remove(0);
    return edges;
  }

  private String line(int mark, int length) {
    return mark < 0
        ? " ".repeat(length)
        : paint(marks.get(mark), (marks.get(mark).mark().primary() ? "^" : "-").repeat(length));
  }

  /** The index of the mark that shows there; -1 where none is. */
  private int at(int column) {
    int found = -1;
    for (int i = 0; i < marks.size(); i++) {
      Placed placed = marks.get(i);
      boolean there = placed.from() <= column && column < placed.to();
      if (there
          && (found < 0 || (placed.mark().primary() && !marks.get(found).mark().primary()))) {
        found = i;
      }
    }
    return found;
  }

  private String bars(List<Placed> hanging) {
    Placed last = hanging.get(hanging.size() - 1);
    return padded(hanging.subList(0, hanging.size() - 1), last.from()) + paint(last, "|");
  }

  /** Blanks up to {@code column}, with a bar for each mark to the left of it. */
  private String padded(List<Placed> hanging, int column) {
    StringBuilder row = new StringBuilder();
    int at = 0;
    for (Placed placed : hanging) {
      if (at <= placed.from() && placed.from() < column) {
        row.append(" ".repeat(placed.from() - at)).append(paint(placed, "|"));
        at = placed.from() + 1;
      }
    }
    return row.append(" ".repeat(column - at)).toString();
  }

  private String paint(Placed placed, String text) {
    return placed.mark().primary() ? palette.severity(text) : palette.frame(text);
  }
}
