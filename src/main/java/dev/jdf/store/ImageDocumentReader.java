package dev.jdf.store;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.IntRange;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bytes of a manifest or an index → what they say. One document must not be both: a reader that
 * takes it for the other would see another image (CVE-2021-41190).
 */
public final class ImageDocumentReader {

  private static final IntRange SIZE = IntRange.between("a size", 0, Long.MAX_VALUE);

  /** What decides how the rest is read. */
  private record Shape(
      String mediaType, long schema, boolean hasLayers, boolean hasManifests, boolean hasHistory) {}

  private ImageDocumentReader() {}

  /**
   * The document in {@code bytes}.
   *
   * @param name what messages call it
   * @throws Refusal if it is neither
   */
  public static ImageDocument read(String name, byte[] bytes) throws Refusal {
    SourceFile file = SourceFile.decode(name, bytes);
    Json json = json(file);
    Shape shape = decode(name, json, ImageDocumentReader::shape);
    if (MediaTypes.isSchema1(shape.mediaType()) || (shape.schema() == 1 && shape.hasHistory())) {
      throw new Refusal(
              StoreCode.SCHEMA_1, name + " is in docker's format of before 2016, schema 1")
          .withNote("it proves nothing about its layers; pull and push it once with a newer docker,"
              + " or skopeo copy --format oci");
    }
    if (shape.hasLayers() && shape.hasManifests()) {
      throw bad(name, "is both a manifest and an index");
    }
    boolean index = shape.hasManifests() || MediaTypes.isIndex(shape.mediaType());
    return index
        ? decode(name, json, ImageDocumentReader::index)
        : decode(name, json, fields -> manifest(name, fields)).orThrow();
  }

  private static Json json(SourceFile file) throws Refusal {
    Findings findings = new Findings();
    Checked<Json> json = findings.check(JsonReader.tree(file, JsonReader.Format.JSON, findings));
    // Nothing of it is quoted: a link in a layout may lead to a file that nobody meant to show.
    return json.value().orElseThrow(() -> bad(file.name(), "cannot be read: it is not JSON"));
  }

  private static <T> T decode(String name, Json json, Function<Fields, T> shape) throws Refusal {
    Findings findings = new Findings();
    Checked<T> decoded =
        findings.check(Fields.decode(json, Fields.Dialect.LENIENT, findings, shape));
    return decoded.value().orElseThrow(() -> bad(name, decoded.findings()));
  }

  private static Shape shape(Fields f) {
    return new Shape(
        f.text("mediaType").orElse(""),
        f.number("schemaVersion", SIZE).orElse(0L),
        f.isThere("layers") || f.isThere("config"),
        f.isThere("manifests"),
        f.isThere("fsLayers"));
  }

  private static ImageIndex index(Fields f) {
    return new ImageIndex(f.objects("manifests", ImageDocumentReader::entry).stream()
        .flatMap(Optional::stream)
        .toList());
  }

  /** Empty for one whose digest nobody could check. */
  private static Optional<ImageIndex.Entry> entry(Fields f) {
    Optional<Platform> platform = f.object("platform", ImageDocumentReader::platform);
    return descriptor(f)
        .map(it -> new ImageIndex.Entry(it, platform.orElse(null), f.textMap("annotations")));
  }

  private static Platform platform(Fields f) {
    return Platform.of(
        f.text("os").orElse(""),
        f.text("architecture").orElse(""),
        f.text("variant").orElse(""));
  }

  /** A manifest, or what it is instead. */
  private record Read(Optional<Manifest> manifest, String name, String fault) {
    Manifest orThrow() throws Refusal {
      return manifest.orElseThrow(() -> bad(name, fault));
    }
  }

  private static Read manifest(String name, Fields f) {
    Optional<Descriptor> config =
        f.object("config", ImageDocumentReader::descriptor).flatMap(it -> it);
    List<Optional<Descriptor>> layers = f.objects("layers", ImageDocumentReader::descriptor);
    if (config.isEmpty() || layers.stream().anyMatch(Optional::isEmpty)) {
      return new Read(Optional.empty(), name, "names a blob without a digest that can be checked");
    }
    List<Descriptor> known = layers.stream().flatMap(Optional::stream).toList();
    String type = config.get().mediaType();
    Optional<String> strange = known.stream()
        .map(Descriptor::mediaType)
        .filter(it -> !MediaTypes.isLayer(it))
        .findFirst();
    if (!MediaTypes.isConfig(type) || strange.isPresent()) {
      String what = MediaTypes.isConfig(type) ? strange.orElse("") : type;
      return new Read(Optional.empty(), name, "is no image of a file system: it holds " + what);
    }
    return new Read(Optional.of(new Manifest(config.get(), known)), name, "");
  }

  private static Optional<Descriptor> descriptor(Fields f) {
    String mediaType = f.text("mediaType").orElse("");
    long size = f.requiredNumber("size", SIZE);
    return Digest.parse(f.requiredText("digest"))
        .map(digest -> new Descriptor(mediaType, digest, size));
  }

  private static Refusal bad(String name, List<Diagnostic> findings) {
    return bad(name, "cannot be read: " + findings.get(0).message());
  }

  private static Refusal bad(String name, String fault) {
    return new Refusal(StoreCode.BAD_MANIFEST, name + " " + fault);
  }
}
