package dev.jdf.cli;

import dev.jdf.image.StoredNames;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.progress.Quantity;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Store;
import dev.jdf.store.Tree;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The images of a store, for people and for programs.
 *
 * @param size of all that belongs to them, where what several share counts once
 * @param unfinished bytes of what is on its way, or was broken off
 */
record ImageList(List<Row> rows, long size, long unfinished) {

  static final ImageList EMPTY = new ImageList(List.of(), 0, 0);

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /**
   * One name.
   *
   * @param size of its blobs, which other images may share
   * @param whole whether all of them are there
   * @param trees of it
   */
  record Row(NamedImage image, long size, boolean whole, List<Tree> trees) {
    Row {
      trees = List.copyOf(trees);
    }

    private long unpacked() {
      return trees.stream().mapToLong(Tree::bytes).sum();
    }
  }

  static ImageList of(Store store) throws IOException {
    List<Row> rows = new ArrayList<>();
    Set<Descriptor> all = new LinkedHashSet<>();
    List<Tree> trees = store.trees().all();
    for (NamedImage image : store.names().all()) {
      List<Descriptor> parts = store.parts(image.manifest());
      Set<Digest> digests = new LinkedHashSet<>();
      long size = 0;
      for (Descriptor part : parts) {
        size += digests.add(part.digest()) ? part.size() : 0;
        all.add(new Descriptor("", part.digest(), part.size()));
      }
      boolean whole =
          !parts.isEmpty() && digests.stream().allMatch(it -> store.blob(it).isPresent());
      rows.add(new Row(image, size, whole, of(image, trees)));
    }
    long files = trees.stream().mapToLong(Tree::bytes).sum();
    long blobs = all.stream().mapToLong(Descriptor::size).sum();
    return new ImageList(rows, blobs + files, store.unfinished());
  }

  private static List<Tree> of(NamedImage image, List<Tree> trees) {
    return trees.stream().filter(it -> it.manifest().equals(image.manifest())).toList();
  }

  /** A table, and what all of it takes. */
  String text() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("NAME", "PLATFORM", "DIGEST", "SIZE", "UNPACKED", "WHEN"));
    for (Row row : rows) {
      table.add(List.of(
          StoredNames.familiar(row.image()),
          row.image().platform(),
          row.image().digest().brief(),
          row.whole() ? Quantity.bytes(row.size()) : "incomplete",
          row.trees().isEmpty() ? "-" : Quantity.bytes(row.unpacked()),
          when(row.image().date())));
    }
    String names = rows.size() == 1 ? "1 image" : rows.size() + " images";
    String rest = unfinished == 0
        ? ""
        : "unfinished: " + Quantity.bytes(unfinished)
            + "; the next pull goes on from there, jbuild images prune takes it away\n";
    return aligned(table) + names + ", " + Quantity.bytes(size) + "\n" + rest;
  }

  private static String aligned(List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = table.stream().mapToInt(it -> it.get(at).length()).max().orElse(0);
        line.append(String.format("%-" + (width + 2) + "s", row.get(column)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** On the clock of who reads it. */
  private static String when(String date) {
    try {
      return MINUTE.format(Instant.parse(date).atZone(ZoneId.systemDefault()));
    } catch (DateTimeException e) {
      return "";
    }
  }

  String json() {
    return JsonWriter.pretty(new Members()
        .requiredList("images", rows, ImageList::json)
        .number("size", size)
        .number("unfinished", unfinished)
        .object());
  }

  private static Json json(Row row) {
    NamedImage image = row.image();
    return new Members()
        .text("name", StoredNames.familiar(image))
        .text("fullName", image.name())
        .text("platform", image.platform())
        .text("digest", image.digest().toString())
        .text("manifest", image.manifest().toString())
        .number("size", row.size())
        .text("date", image.date())
        .requiredFlag("whole", row.whole())
        .requiredFlag("unpacked", !row.trees().isEmpty())
        .number("unpackedSize", row.unpacked())
        .texts("lacks", row.trees().stream().flatMap(it -> it.lacks().stream()).toList())
        .object();
  }
}
