package dev.jdf.diagnostic;

/**
 * A source line as a terminal shows it: tabs as blanks, wide characters two columns, and nothing
 * that could steer the terminal.
 */
final class LineView {

  private static final int TAB = 4;
  private static final int MOST = 300;
  private static final String CUT = "...";
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final StringBuilder text = new StringBuilder();
  private final int[] columns;
  private final int[] places;

  LineView(String line) {
    columns = new int[line.length() + 1];
    places = new int[line.length() + 1];
    int column = 0;
    int offset = 0;
    while (offset < line.length()) {
      int point = line.codePointAt(offset);
      int width = width(point, column);
      text.append(point == '\t' ? " ".repeat(width) : printable(point));
      int next = offset + Character.charCount(point);
      column += width;
      for (int i = offset + 1; i <= next; i++) {
        columns[i] = i == next ? column : columns[offset];
        places[i] = i == next ? text.length() : places[offset];
      }
      offset = next;
    }
  }

  /** The column, from 0, where the character at {@code offset} of the line starts. */
  int column(int offset) {
    return columns[offset];
  }

  int width() {
    return columns[columns.length - 1];
  }

  /** The first column to show so that {@code column} stays in a window of {@code room}. */
  int left(int column, int room) {
    return width() <= room || column < room * 2 / 3 ? 0 : column - room / 3;
  }

  /** What stands in the columns from {@code left} on, with dots where something is cut off. */
  String window(int left, int room) {
    if (width() <= room) {
      return text.toString();
    }
    boolean cutRight = width() - left > room;
    int from = left == 0 ? 0 : offsetAt(left + CUT.length());
    int to =
        cutRight ? Math.max(from, offsetBefore(left + room - CUT.length())) : columns.length - 1;
    String head = left == 0 ? "" : CUT + " ".repeat(columns[from] - left - CUT.length());
    return head + text.substring(places[from], places[to]) + (cutRight ? CUT : "");
  }

  private int offsetAt(int column) {
    int offset = 0;
    while (offset < columns.length - 1 && columns[offset] < column) {
      offset++;
    }
    return offset;
  }

  private int offsetBefore(int column) {
    int offset = columns.length - 1;
    while (offset > 0 && columns[offset] > column) {
      offset--;
    }
    return offset;
  }

  /** A message for people, who read no more of a word of megabytes than its ends. */
  static String message(String text) {
    return printable(
        text.length() <= MOST
            ? text
            : text.substring(0, MOST * 2 / 3) + CUT + text.substring(text.length() - MOST / 3));
  }

  /** The text with whatever could steer a terminal replaced. */
  static String printable(String text) {
    if (text.chars().allMatch(LineView::isPlain)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(point -> shown.append(printable(point)));
    return shown.toString();
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character <= '~';
  }

  private static String printable(int point) {
    if (point == BYTE_ORDER_MARK) {
      return "";
    }
    boolean steers = switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> point != '\u200D';
      default -> false;
    };
    return steers ? "\uFFFD" : Character.toString(point);
  }

  private static int width(int point, int column) {
    return point == '\t' ? TAB - column % TAB : Columns.of(point);
  }
}
