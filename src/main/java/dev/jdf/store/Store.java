package dev.jdf.store;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.ImageConfig;
import dev.jdf.oci.ImageConfigReader;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a user. A blob is a file under its digest, and gets that name only when all of it is
 * there, is what the digest says, and is on the disk; so whatever has such a name can be used, whoever
 * was killed when. Nobody but the user can write here.
 */
public final class Store {

  /** The most that a manifest or an index may have, in bytes: what registries take. */
  public static final int MAX_MANIFEST = 4 << 20;

  /** The most that a configuration may have, in bytes. */
  public static final int MAX_CONFIG = 8 << 20;

  private final Path directory;

  private Store(Path directory) {
    this.directory = directory;
  }

  /** Where the store is by the XDG base directory specification; absent without a home. */
  public static Optional<Path> location(Map<String, String> environment) {
    return StoreFolder.usual(environment);
  }

  /** The store in {@code directory}, if there is one. */
  public static Optional<Store> existing(Path directory) throws Refusal {
    return directory.toString().isEmpty() || Files.isDirectory(directory.resolve("blobs"))
        ? Optional.of(open(directory))
        : Optional.empty();
  }

  /** Opens the store in {@code directory}, and makes it first where there is none. */
  public static Store open(Path directory) throws Refusal {
    return new Store(StoreFolder.made(directory));
  }

  /** Real and absolute. */
  public Path directory() {
    return directory;
  }

  /** The file of a blob that is there. */
  public Optional<Path> blob(Digest digest) {
    return Optional.of(path(digest)).filter(Files::isRegularFile);
  }

  /**
   * The image whose manifest is {@code manifest}; empty unless all of it is there.
   *
   * @throws Refusal if it is there and of no use
   */
  public Optional<StoredImage> image(Digest manifest) throws IOException {
    Optional<byte[]> bytes = bytes(manifest, MAX_MANIFEST);
    if (bytes.isEmpty()
        || !(ImageDocumentReader.read(manifest.toString(), bytes.get())
            instanceof Manifest parts)) {
      return Optional.empty();
    }
    Optional<byte[]> config = bytes(parts.config().digest(), MAX_CONFIG);
    boolean whole = parts.layers().stream().allMatch(it -> blob(it.digest()).isPresent());
    if (config.isEmpty() || !whole) {
      return Optional.empty();
    }
    return Optional.of(stored(manifest, parts, config.get()));
  }

  /** A blob to be filled; waits for another process that is about to bring the same one. */
  public Incoming incoming(Descriptor wanted) throws IOException {
    return incoming(wanted, () -> {});
  }

  /** The same; {@code waiting} is run if it takes a second. */
  Incoming incoming(Descriptor wanted, Runnable waiting) throws IOException {
    return Incoming.open(wanted, directory.resolve("incoming"), path(wanted.digest()), waiting);
  }

  /** The bytes of what is on its way, or was broken off, and has no name yet. */
  public long unfinished() throws IOException {
    return Incoming.unfinished(directory.resolve("incoming"));
  }

  /** Takes in a small blob whose digest was looked at. */
  public void put(Descriptor wanted, byte[] bytes) throws IOException {
    try (Incoming incoming = incoming(wanted)) {
      if (!incoming.isThere()) {
        incoming.restart();
        incoming.write(ByteBuffer.wrap(bytes));
        incoming.finish();
      }
    }
  }

  /** A file beside the blobs, to be filled and then taken away or moved. */
  public Path scratch() throws IOException {
    return Files.createTempFile(directory.resolve("incoming"), "", ".new");
  }

  /**
   * As long as it is open, nothing is removed.
   *
   * @param purpose what people are told who want to remove something
   */
  public StoreUse use(String purpose) throws IOException {
    return StoreUse.begin(directory, purpose);
  }

  public ImageNames names() {
    return new ImageNames(directory.resolve("images"));
  }

  /** The images that are unpacked. */
  public Trees trees() {
    return new Trees(directory.resolve("trees"));
  }

  /** What nobody needs any more, to be removed while nobody uses the store. */
  public void remove(StoreUse.Removal removal) throws IOException {
    StoreUse.exclude(directory, removal, StoreUse.Waiting.PATIENT);
  }

  /**
   * Takes away the names that {@code doomed} chooses, and all that then has no name.
   *
   * @param waiting is told of who uses the store
   */
  public Freed sweep(Doomed doomed, StoreUse.Waiting waiting) throws IOException {
    List<Freed> freed = new ArrayList<>();
    StoreUse.exclude(
        directory, () -> freed.add(new Sweep(this).run(doomed.of(names().all()))), waiting);
    return freed.get(0);
  }

  /** Takes away those names, and nothing else: whoever uses what they stand for can go on. */
  public Freed forget(Doomed doomed) throws IOException {
    List<NamedImage> gone = doomed.of(names().all());
    for (NamedImage name : gone) {
      names().remove(name);
    }
    return new Freed(new Freed.Count(gone.size(), 0, 0, 0), 0, 0);
  }

  /** Chooses among the names of a store. */
  public interface Doomed {
    List<NamedImage> of(List<NamedImage> all) throws IOException;
  }

  /** Manifest, configuration and layers; nothing where there is no manifest that can be read. */
  public List<Descriptor> parts(Digest manifest) throws IOException {
    List<Descriptor> parts = new ArrayList<>();
    try {
      Optional<byte[]> bytes = bytes(manifest, MAX_MANIFEST);
      if (bytes.isPresent()
          && ImageDocumentReader.read(manifest.toString(), bytes.get()) instanceof Manifest image) {
        parts.add(new Descriptor("", manifest, bytes.get().length));
        parts.add(image.config());
        parts.addAll(image.layers());
      }
    } catch (Refusal e) {
      // It was changed: then nobody can use it, and nothing of it is needed.
    }
    return parts;
  }

  /** That the image runs on {@code platform}, as far as its configuration, which is there, says. */
  void checkPlatform(String name, Manifest manifest, Platform platform) throws IOException {
    Digest digest = manifest.config().digest();
    byte[] bytes = bytes(digest, MAX_CONFIG).orElse(new byte[0]);
    ImageConfig config = config(digest, bytes);
    String variant = config.variant() == null ? "" : config.variant();
    Platform own = Platform.of(config.os(), config.architecture(), variant);
    if (!own.os().equals(platform.os()) || !own.architecture().equals(platform.architecture())) {
      throw new Refusal(StoreCode.NO_PLATFORM, name + " is for " + own + ", not " + platform)
          .withNote("FROM --platform=" + own + " takes it all the same");
    }
  }

  private StoredImage stored(Digest manifest, Manifest parts, byte[] bytes) throws Refusal {
    ImageConfig config = config(parts.config().digest(), bytes);
    List<Digest> diffIds =
        config.diffIDs().stream().map(Digest::parse).flatMap(Optional::stream).toList();
    if (diffIds.size() != parts.layers().size()) {
      throw new Refusal(
          StoreCode.BAD_CONFIG,
          "the configuration " + parts.config().digest() + " proves " + diffIds.size() + " of "
              + parts.layers().size() + " layers");
    }
    List<Layer> layers = new ArrayList<>();
    for (Descriptor it : parts.layers()) {
      Digest diffId = diffIds.get(layers.size());
      layers.add(new Layer(path(it.digest()), it.mediaType(), it.digest(), diffId, it.size()));
    }
    return new StoredImage(manifest, config, layers);
  }

  private static ImageConfig config(Digest digest, byte[] bytes) throws Refusal {
    String name = "the configuration " + digest;
    Checked<ImageConfig> config = ImageConfigReader.read(SourceFile.decode(name, bytes));
    return config
        .value()
        .orElseThrow(() -> new Refusal(
            StoreCode.BAD_CONFIG,
            name + " cannot be read: " + config.findings().get(0).message()));
  }

  private Optional<byte[]> bytes(Digest digest, int limit) throws IOException {
    Optional<Path> file = blob(digest);
    if (file.isEmpty() || Files.size(file.get()) > limit) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file.get());
    if (!digest.proves(bytes)) {
      throw new Refusal(StoreCode.WRONG_DIGEST, "the file " + file.get() + " has been changed")
          .withNote("remove it, and the image is fetched again");
    }
    return Optional.of(bytes);
  }

  Path path(Digest digest) {
    return directory.resolve("blobs").resolve(digest.algorithm().word()).resolve(digest.hex());
  }
}
