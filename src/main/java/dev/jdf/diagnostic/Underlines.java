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
 *
 * Words that do not fit go on below themselves.
 */
final class Underlines {

  /** Fewer columns than that are too narrow for words, unless all of them fit. */
  private static final int LEAST = 20;

  private final List<Placed> marks;
  private final Palette palette;
  private final int room;

  /** Marks, and the columns that there are for them and for words. */
  Underlines(List<Placed> marks, Palette palette, int room) {
    this.marks = marks.stream()
        .sorted((one, other) -> Integer.compare(one.from(), other.from()))
        .toList();
    this.palette = palette;
    this.room = room;
  }

  /** A mark in columns of the window that is shown, from 0; {@code to} is exclusive. */
  record Placed(Mark mark, int from, int to) {

    Placed {
      to = Math.max(from + 1, to);
    }

    boolean speaks() {
      return !mark.text().isEmpty();
    }

    String words() {
      return LineView.message(mark.text());
    }
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    List<Placed> hanging = new ArrayList<>(marks.stream().filter(Placed::speaks).toList());
    rows.add(lines());
    if (isLastBeside()) {
      Placed last = hanging.remove(hanging.size() - 1);
      List<String> words = words(last, last.to() + 1);
      rows.set(0, rows.get(0) + " " + words.get(0));
      for (String more : words.subList(1, words.size())) {
        rows.add(padded(hanging, last.to() + 1) + more);
      }
    }
    if (!hanging.isEmpty()) {
      rows.add(bars(hanging));
    }
    for (int i = hanging.size() - 1; i >= 0; i--) {
      Placed placed = hanging.get(i);
      int column = Math.min(placed.from(), Math.max(0, room - LEAST));
      String before = padded(hanging.subList(0, i), column);
      for (String words : words(placed, column)) {
        rows.add(before + words);
      }
    }
    return rows;
  }

  /** Whether the last mark has words, and they stand behind it. */
  private boolean isLastBeside() {
    if (marks.isEmpty() || isOverrun()) {
      return false;
    }
    Placed last = marks.get(marks.size() - 1);
    int left = room - last.to() - 1;
    return last.speaks() && (left >= LEAST || columns(last.words()) <= left);
  }

  /** What a mark says, in lines that fit from a column on; a word that is longer stays whole. */
  private List<String> words(Placed placed, int column) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : placed.words().split(" ", -1)) {
      if (!line.isEmpty() && columns(line.toString()) + 1 + columns(word) > room - column) {
        lines.add(paint(placed, line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(paint(placed, line.toString()));
    return lines;
  }

  private static int columns(String text) {
    return new LineView(text).width();
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
