package dev.jdf.store;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.IntRange;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image that is unpacked in the store: a root filesystem that nobody ever writes to.
 *
 * @param manifest the image
 * @param flattened whether all files are the user's, as without root
 * @param bytes of its files
 * @param lacks what people have to know of it: what of the image is not in it, in sentences
 * @param root the directory that is the tree's own {@code /}
 */
public record Tree(Digest manifest, boolean flattened, long bytes, List<String> lacks, Path root) {

  static final String ROOT = "rootfs";
  static final String FACTS = "tree.json";

  private static final IntRange SIZE = IntRange.between("a size", 0, Long.MAX_VALUE);
  private static final String FLATTENED = "-rootless";

  public Tree {
    lacks = List.copyOf(lacks);
  }

  /** The name of its folder. */
  static String key(Digest manifest, boolean flattened) {
    return manifest.algorithm().word() + "-" + manifest.hex() + (flattened ? FLATTENED : "");
  }

  /** Whether a folder may be one by its name; most are not, and need not be looked at. */
  static boolean isKey(String name) {
    return name.matches("sha(256|512)-[0-9a-f]+(-rootless)?");
  }

  String key() {
    return key(manifest, flattened);
  }

  String toJson() {
    return JsonWriter.pretty(new Members()
        .text("manifest", manifest.toString())
        .number("bytes", bytes)
        .requiredFlag("rootless", flattened)
        .texts("lacks", lacks)
        .object());
  }

  /** Empty for what no jdf has written. */
  static Optional<Tree> parse(String text, Path folder) {
    Findings findings = new Findings();
    Optional<Json> json =
        JsonReader.tree(new SourceFile(FACTS, text), JsonReader.Format.JSON, findings);
    return findings
        .check(json.flatMap(it ->
            Fields.decode(it, Fields.Dialect.LENIENT, findings, fields -> read(fields, folder))))
        .value()
        .flatMap(it -> it);
  }

  private static Optional<Tree> read(Fields f, Path folder) {
    long bytes = f.requiredNumber("bytes", SIZE);
    boolean flattened = f.flag("rootless");
    List<String> lacks = f.texts("lacks");
    return Digest.parse(f.requiredText("manifest"))
        .map(it -> new Tree(it, flattened, bytes, lacks, folder.resolve(ROOT)));
  }
}
