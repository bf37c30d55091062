package dev.jdf.image;

import dev.jdf.diagnostic.Nearest;
import dev.jdf.image.ImageName.Choice;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.BlobSource;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.ImageDocument;
import dev.jdf.store.ImageDocumentReader;
import dev.jdf.store.ImageIndex;
import dev.jdf.store.Incoming;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Images in files (image-spec {@code image-layout.md}).
 *
 * @param name what messages call it
 */
record Layout(String name, LayoutFiles files) implements BlobSource {

  private static final String TAG = "org.opencontainers.image.ref.name";

  /** Where containerd and docker write the name in full. */
  private static final String FULL_NAME = "io.containerd.image.name";

  /** What {@code choice} leads to. */
  Descriptor root(Choice choice) throws IOException {
    checkVersion();
    Path file = files.file("index.json").orElseThrow(() -> notALayout("it has no file index.json"));
    ImageDocument document = ImageDocumentReader.read(name, bytes(file));
    if (!(document instanceof ImageIndex index)) {
      throw notALayout("its index.json is no index");
    }
    if (choice.digest().isPresent()) {
      return root(choice.digest().get(), index);
    }
    List<ImageIndex.Entry> fitting = index.entries().stream()
        .filter(it -> choice.tag().isEmpty() || isCalled(it, choice.tag()))
        .toList();
    if (fitting.isEmpty() || (choice.tag().isEmpty() && fitting.size() > 1)) {
      throw noImage(choice.tag(), index);
    }
    return fitting.get(fitting.size() - 1).descriptor();
  }

  /** Without it a directory is none: of another version, everything else might mean other things. */
  private void checkVersion() throws IOException {
    Path file = files.file("oci-layout").orElseThrow(() -> notALayout("it has no file oci-layout"));
    Findings findings = new Findings();
    String version = JsonReader.tree(
            SourceFile.decode(name, bytes(file)), JsonReader.Format.JSON, findings)
        .flatMap(it -> Fields.decode(
            it,
            Fields.Dialect.LENIENT,
            findings,
            f -> f.text("imageLayoutVersion").orElse("")))
        .orElse("");
    if (!version.matches("1\\.\\d+\\.\\d+")) {
      throw notALayout("its file oci-layout does not say that it is one of version 1");
    }
  }

  private Descriptor root(Digest digest, ImageIndex index) throws IOException {
    Optional<Descriptor> listed = index.entries().stream()
        .map(ImageIndex.Entry::descriptor)
        .filter(it -> it.digest().equals(digest))
        .findFirst();
    if (listed.isPresent()) {
      return listed.get();
    }
    Path file = files.file(path(digest)).orElseThrow(() -> noImage("@" + digest, index));
    return new Descriptor("", digest, Files.size(file));
  }

  private static boolean isCalled(ImageIndex.Entry entry, String tag) {
    return tag.equals(entry.annotations().get(TAG))
        || tag.equals(entry.annotations().get(FULL_NAME));
  }

  private Refusal noImage(String tag, ImageIndex index) {
    List<String> tags = index.entries().stream()
        .map(it -> it.annotations().getOrDefault(TAG, "@" + it.descriptor().digest()))
        .distinct()
        .toList();
    String message = tag.isEmpty() && !tags.isEmpty()
        ? name + " holds " + tags.size() + " images, and FROM does not say which"
        : name + " holds no image " + tag;
    return withOffers(new Refusal(ImageCode.NO_SUCH_IMAGE, message), tag, tags);
  }

  static Refusal withOffers(Refusal refusal, String wanted, List<String> names) {
    if (names.isEmpty()) {
      return refusal;
    }
    Optional<String> nearest = Nearest.to(wanted, names).filter(it -> !wanted.isEmpty());
    String all = String.join(", ", names.subList(0, Math.min(names.size(), 10)));
    return nearest
        .map(it -> refusal.withNote("did you mean " + it + "?"))
        .orElse(refusal)
        .withNote("it holds " + all + (names.size() > 10 ? ", ..." : ""));
  }

  private Refusal notALayout(String fault) {
    return new Refusal(ImageCode.BAD_ARCHIVE, name + " is no OCI layout: " + fault);
  }

  @Override
  public byte[] document(Descriptor wanted) throws IOException {
    return bytes(blob(wanted.digest()));
  }

  @Override
  public void fill(Incoming incoming) throws IOException {
    incoming.restart();
    try (InputStream in = Files.newInputStream(blob(incoming.wanted().digest()))) {
      incoming.write(in);
    }
  }

  private Path blob(Digest digest) throws IOException {
    return files
        .file(path(digest))
        .orElseThrow(() -> new Refusal(ImageCode.BAD_ARCHIVE, name + " lacks the blob " + digest));
  }

  private static String path(Digest digest) {
    return "blobs/" + digest.algorithm().word() + "/" + digest.hex();
  }

  private byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Store.MAX_MANIFEST + 1);
      if (bytes.length > Store.MAX_MANIFEST) {
        throw new Refusal(StoreCode.BAD_MANIFEST, "a manifest of " + name + " exceeds 4 MiB");
      }
      return bytes;
    }
  }
}
