package dev.jdf.lower;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of a data file beside this class: fields between tabs, {@code #} starts a comment. */
final class Table {

  private static final Map<String, List<List<String>>> READ = new ConcurrentHashMap<>();

  private Table() {}

  /** Read once: a server lowers many specs. */
  static List<List<String>> read(String name) {
    return READ.computeIfAbsent(name, Table::readNow);
  }

  private static List<List<String>> readNow(String name) {
    InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
