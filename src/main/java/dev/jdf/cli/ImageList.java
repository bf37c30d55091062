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
import java.util.OptionalLong;
import java.util.Set;

/** The images of a store, for people and for programs. */
record ImageList(List<Row> rows, long size) {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /**
   * One name.
   *
   * @param size of its blobs, which other images may share
   * @param whole whether all of them are there
   * @param unpacked bytes of its trees
   */
  record Row(NamedImage image, long size, boolean whole, OptionalLong unpacked) {}

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
      rows.add(new Row(image, size, whole, unpacked(trees, image)));
    }
    long files = trees.stream().mapToLong(Tree::bytes).sum();
    return new ImageList(rows, all.stream().mapToLong(Descriptor::size).sum() + files);
  }

  private static OptionalLong unpacked(List<Tree> trees, NamedImage image) {
    List<Tree> own =
        trees.stream().filter(it -> it.manifest().equals(image.manifest())).toList();
    return own.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(own.stream().mapToLong(Tree::bytes).sum());
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
          row.unpacked().isPresent() ? Quantity.bytes(row.unpacked().getAsLong()) : "-",
          when(row.image().date())));
    }
    String names = rows.size() == 1 ? "1 image" : rows.size() + " images";
    return aligned(table) + names + ", " + Quantity.bytes(size) + "\n";
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
    return JsonWriter.pretty(JsonWriter.array(rows.stream().map(ImageList::json).toList()));
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
        .requiredFlag("unpacked", row.unpacked().isPresent())
        .object();
  }
}
