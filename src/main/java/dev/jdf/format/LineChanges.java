package dev.jdf.format;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * Which lines differ. Myers' algorithm takes the square of their number, so texts are compared piece
 * by piece: what is found up to the last equal line of a piece counts, and the next piece starts
 * there.
 */
final class LineChanges {

  private static final int PIECE = 250;

  private final List<String> old;
  private final List<String> revised;
  private final List<Change> changes = new ArrayList<>();
  private int left;
  private int right;

  private LineChanges(List<String> old, List<String> revised) {
    this.old = old;
    this.revised = revised;
  }

  static Patch<String> between(List<String> old, List<String> revised) {
    LineChanges lines = new LineChanges(old, revised);
    while (lines.left < old.size() || lines.right < revised.size()) {
      lines.takePiece();
    }
    return Patch.generate(old, revised, lines.changes);
  }

  private void takePiece() {
    int leftEnd = Math.min(left + PIECE, old.size());
    int rightEnd = Math.min(right + PIECE, revised.size());
    List<Change> found = new MyersDiff<String>()
        .computeDiff(old.subList(left, leftEnd), revised.subList(right, rightEnd), null);
    int count = found.size();
    if (isOpen(found, leftEnd, rightEnd)) {
      count--;
      leftEnd = left + found.get(count).startOriginal;
      rightEnd = right + found.get(count).startRevised;
    }
    found.subList(0, count).forEach(this::add);
    left = leftEnd;
    right = rightEnd;
  }

  /** Whether the last change may look otherwise with more lines, and is not all there is. */
  private boolean isOpen(List<Change> found, int leftEnd, int rightEnd) {
    if (found.isEmpty() || (leftEnd == old.size() && rightEnd == revised.size())) {
      return false;
    }
    Change last = found.get(found.size() - 1);
    return (left + last.endOriginal == leftEnd || right + last.endRevised == rightEnd)
        && last.startOriginal + last.startRevised > 0;
  }

  /** One that goes on where the last one ends is a part of it. */
  private void add(Change change) {
    Change placed = change(
        left + change.startOriginal,
        left + change.endOriginal,
        right + change.startRevised,
        right + change.endRevised);
    Change before = changes.isEmpty() ? null : changes.get(changes.size() - 1);
    if (before != null
        && before.endOriginal == placed.startOriginal
        && before.endRevised == placed.startRevised) {
      changes.remove(changes.size() - 1);
      placed =
          change(before.startOriginal, placed.endOriginal, before.startRevised, placed.endRevised);
    }
    changes.add(placed);
  }

  private static Change change(int start, int end, int startRevised, int endRevised) {
    DeltaType type = start == end
        ? DeltaType.INSERT
        : startRevised == endRevised ? DeltaType.DELETE : DeltaType.CHANGE;
    return new Change(type, start, end, startRevised, endRevised);
  }
}
