package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.ImageName.Choice;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.registry.RegistryReference;
import dev.jdf.source.SourceFile;
import dev.jdf.store.BlobSource;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Incoming;
import dev.jdf.store.MediaTypes;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.unpack.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What docker save writes: a {@code manifest.json} that names configurations and layers by their files.
 * It has no digests; so each image gets the OCI manifest that says the same, with those of its files.
 */
final class DockerArchive implements BlobSource {

  /** One image of {@code manifest.json}. */
  private record Image(String config, List<String> tags, List<String> layers) {}

  private final String name;
  private final ArchiveContents contents;
  private final Map<String, ArchiveContents.Item> blobs = new TreeMap<>();
  private byte[] manifest = {};

  DockerArchive(String name, ArchiveContents contents) {
    this.name = name;
    this.contents = contents;
  }

  /** The manifest of the image that {@code choice} names. */
  Descriptor root(Choice choice) throws IOException {
    Path list = contents
        .file("manifest.json")
        .orElseThrow(() -> bad("is nothing that docker save wrote: it has no manifest.json"));
    Image image = choose(images(list), choice);
    Json config = descriptor(image.config(), MediaTypes.OCI_CONFIG);
    List<Json> layers = new ArrayList<>();
    for (String layer : image.layers()) {
      layers.add(descriptor(layer, MediaTypes.OCI_LAYER + compression(layer).suffix()));
    }
    manifest = JsonWriter.compact(JsonWriter.object(List.of(
            JsonWriter.member("schemaVersion", JsonWriter.number(2)),
            JsonWriter.member("mediaType", JsonWriter.text(MediaTypes.OCI_MANIFEST)),
            JsonWriter.member("config", config),
            JsonWriter.member("layers", JsonWriter.array(layers)))))
        .getBytes(StandardCharsets.UTF_8);
    return new Descriptor(MediaTypes.OCI_MANIFEST, Digest.of(manifest), manifest.length);
  }

  private Json descriptor(String file, String mediaType) throws Refusal {
    ArchiveContents.Item item = item(file);
    blobs.put(item.digest().toString(), item);
    return new Members()
        .text("mediaType", mediaType)
        .text("digest", item.digest().toString())
        .number("size", item.size())
        .object();
  }

  private Compression compression(String file) throws IOException {
    try (InputStream in = Files.newInputStream(item(file).file())) {
      return Compression.of(in.readNBytes(Compression.LONGEST));
    }
  }

  private ArchiveContents.Item item(String file) throws Refusal {
    return contents.item(file).orElseThrow(() -> bad("lacks the file " + file));
  }

  private List<Image> images(Path list) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(list)) {
      bytes = in.readNBytes(Store.MAX_MANIFEST);
    }
    Findings findings = new Findings();
    SourceFile file = SourceFile.decode("manifest.json", bytes);
    List<Image> images = new ArrayList<>();
    if (JsonReader.tree(file, JsonReader.Format.JSON, findings).orElse(null)
        instanceof Json.Arr array) {
      for (Json item : array.items()) {
        Fields.decode(item, Fields.Dialect.LENIENT, findings, DockerArchive::image)
            .ifPresent(images::add);
      }
    }
    List<Diagnostic> faults = findings.check(Optional.empty()).findings();
    if (images.isEmpty() || !faults.isEmpty()) {
      String fault = faults.isEmpty() ? "no images" : faults.get(0).message();
      throw bad("has a manifest.json that cannot be read: " + fault);
    }
    return images;
  }

  private static Image image(Fields f) {
    return new Image(f.requiredText("Config"), f.texts("RepoTags"), f.texts("Layers"));
  }

  /** By {@code NAME[:TAG]}, or {@code @N} for those without a name. */
  private Image choose(List<Image> images, Choice choice) throws Refusal {
    String wanted = choice.tag();
    if (wanted.isEmpty() && images.size() == 1) {
      return images.get(0);
    }
    if (wanted.matches("@\\d{1,6}") && Integer.parseInt(wanted.substring(1)) < images.size()) {
      return images.get(Integer.parseInt(wanted.substring(1)));
    }
    Optional<Image> named = images.stream()
        .filter(image -> image.tags().stream().anyMatch(tag -> isSame(tag, wanted)))
        .findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    List<String> tags = images.stream().flatMap(image -> image.tags().stream()).toList();
    String message = wanted.isEmpty()
        ? name + " holds " + images.size() + " images, and FROM does not say which"
        : name + " holds no image " + wanted;
    throw Layout.withOffers(new Refusal(ImageCode.NO_SUCH_IMAGE, message), wanted, tags);
  }

  /** {@code alpine} is {@code docker.io/library/alpine:latest}. */
  private static boolean isSame(String tag, String wanted) {
    Optional<RegistryReference> other = RegistryReference.parse(tag).value();
    return tag.equals(wanted)
        || (other.isPresent() && other.equals(RegistryReference.parse(wanted).value()));
  }

  private Refusal bad(String fault) {
    return new Refusal(ImageCode.BAD_ARCHIVE, name + " " + fault);
  }

  @Override
  public byte[] document(Descriptor wanted) {
    return manifest.clone();
  }

  @Override
  public void fill(Incoming incoming) throws IOException {
    ArchiveContents.Item item = blobs.get(incoming.wanted().digest().toString());
    if (item == null) {
      throw bad("lacks the blob " + incoming.wanted().digest());
    }
    incoming.restart();
    try (InputStream in = Files.newInputStream(item.file())) {
      incoming.write(in);
    }
  }
}
