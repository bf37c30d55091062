package dev.jdf.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** How many columns of a terminal a character takes. Source: wide-characters.tsv. */
final class Columns {

  private static final String TABLE = "wide-characters.tsv";
  private static final int FIRST_WIDE = 0x1100;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** First → last. */
  private static final NavigableMap<Integer, Integer> WIDE = read();

  private Columns() {}

  /** 0 for what joins the character before it, 2 for wide ones. */
  static int of(int point) {
    if (isJoined(point)) {
      return 0;
    }
    Map.Entry<Integer, Integer> range = point < FIRST_WIDE ? null : WIDE.floorEntry(point);
    return range != null && point <= range.getValue() ? 2 : 1;
  }

  private static boolean isJoined(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default ->
        point == ZERO_WIDTH_JOINER
            || point == BYTE_ORDER_MARK
            || (0x1160 <= point && point <= 0x11FF); // vowels and finals of Hangul
    };
  }

  private static NavigableMap<Integer, Integer> read() {
    NavigableMap<Integer, Integer> ranges = new TreeMap<>();
    try (InputStream in = Columns.class.getResourceAsStream(TABLE)) {
      byte[] bytes = Objects.requireNonNull(in, TABLE).readAllBytes();
      List<String> rows = new String(bytes, StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
      for (String row : rows) {
        int tab = row.indexOf('\t');
        ranges.put(
            Integer.valueOf(row.substring(0, tab), 16),
            Integer.valueOf(row.substring(tab + 1), 16));
      }
      return ranges;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
