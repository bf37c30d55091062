package dev.jdf.image;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lock file holds: which image each name stood for, and stands for until it is locked anew.
 *
 * @param file what it was read from
 */
public record ImageLock(List<Entry> entries, SourceFile file) {

  static final int VERSION = 1;

  private static final String HEAD =
      "# Written by jbuild lock: what each image is. A build takes exactly these.\n";

  public ImageLock {
    entries = entries.stream().sorted(Comparator.comparing(Entry::reference)).toList();
  }

  /** One that no file has yet. */
  public ImageLock(List<Entry> entries) {
    this(entries, new SourceFile("", ""));
  }

  /**
   * One name.
   *
   * @param reference in full, but for files as it is written
   * @param digest what the name led to: an index, or the manifest
   * @param platforms the manifest of each for which it was locked
   * @param span its place in the lock file
   */
  public record Entry(
      String reference, Digest digest, Dated<SortedMap<String, Digest>> platforms, Span span) {

    /** Whether both say the same, whenever they were written. */
    public boolean isSame(Entry other) {
      return reference.equals(other.reference)
          && digest.equals(other.digest)
          && platforms.value().equals(other.platforms.value());
    }

    private Json json() {
      return new Members()
          .text("reference", reference)
          .text("digest", digest.toString())
          .text("date", platforms.date())
          .map("platforms", platforms.value(), it -> JsonWriter.text(it.toString()))
          .object();
    }
  }

  /**
   * Something, and when it was so.
   *
   * @param date as ISO 8601 writes it
   */
  public record Dated<T>(String date, T value) {}

  Optional<Entry> find(ImageName name) {
    return find(name.locked());
  }

  /** The entry of a name in full. */
  public Optional<Entry> find(String reference) {
    return entries.stream().filter(it -> it.reference().equals(reference)).findFirst();
  }

  /** Where an entry of this lock stands, as people write it: {@code image.jdf.lock:4}. */
  String place(Entry entry) {
    return file.name() + ":" + file.line(entry.span().start());
  }

  /** The text of the lock file. */
  public String text() {
    return HEAD
        + JsonWriter.yaml(new Members()
            .number("version", VERSION)
            .list("images", entries, Entry::json)
            .object());
  }

  /** All platforms that something is locked for. */
  public List<String> platforms() {
    SortedMap<String, Boolean> all = new TreeMap<>();
    entries.forEach(it -> it.platforms().value().keySet().forEach(name -> all.put(name, true)));
    return List.copyOf(all.keySet());
  }
}
