package dev.jdf.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A data file of this package: tab-separated text, where a line that starts with # is a comment. */
final class Table {

  private Table() {}

  /** All rows of the resource {@code name}, each as its fields. */
  static List<String[]> rows(String name) {
    String text = text(name);
    List<String[]> rows = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end > start && text.charAt(start) != '#') {
        rows.add(fields(text, start, end));
      }
      start = end + 1;
    }
    return rows;
  }

  private static String[] fields(String text, int start, int end) {
    List<String> fields = new ArrayList<>(5);
    int from = start;
    for (int tab = text.indexOf('\t', from);
        tab >= 0 && tab < end;
        tab = text.indexOf('\t', from)) {
      fields.add(text.substring(from, tab));
      from = tab + 1;
    }
    fields.add(text.substring(from, end));
    return fields.toArray(new String[0]);
  }

  private static String text(String name) {
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
