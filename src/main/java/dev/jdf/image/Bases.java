package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Accounts;
import dev.jdf.oci.ImageConfig;
import dev.jdf.source.Span;
import dev.jdf.store.Platform;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoreUse;
import dev.jdf.store.StoredImage;
import dev.jdf.unpack.Telling;
import dev.jdf.unpack.UnpackCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens what FROM names.
 *
 * @param specDirectory what relative paths start from
 * @param cacheDirectory where empty roots are kept
 * @param asked the text that is compiled, and what else was asked for: what is mounted depends on it
 * @param images how those are come by
 * @param places where the files of images are to be
 */
public record Bases(
    Path specDirectory,
    Path cacheDirectory,
    String asked,
    ImageSettings images,
    TreePlaces places) {

  /** With the files of images in the store. */
  public Bases(Path specDirectory, Path cacheDirectory, String asked, ImageSettings images) {
    this(specDirectory, cacheDirectory, asked, images, StoreTrees::new);
  }

  /**
   * The root filesystem of {@code reference}.
   *
   * @param span its place in the spec
   * @param platform what it is for, as it is written
   * @param stages what else could have been meant
   */
  public Checked<Rootfs> open(String reference, String platform, Span span, List<String> stages) {
    return switch (reference) {
      case "host" -> host(span);
      case "scratch" -> scratch(span);
      default ->
        directory(reference)
            .map(path -> DirectoryRoot.open(specDirectory.resolve(path), span))
            .orElseGet(() -> image(reference, platform, span, stages));
    };
  }

  /** Who types gets no directory for each letter. */
  private Checked<Rootfs> scratch(Span span) {
    ScratchRoot root = new ScratchRoot(cacheDirectory, specDirectory, asked);
    return images.fetching() == ImageSettings.Fetching.NAMES_ONLY ? root.named() : root.open(span);
  }

  private static Checked<Rootfs> host(Span span) {
    return AccountFiles.read(Path.of("/"), span)
        .then(files ->
            Checked.ok(new Rootfs(Rootfs.Kind.HOST, "/", null, files.passwd(), files.group())));
  }

  /** Whom the machine knows, as a spec finds that starts from it; empty if that cannot be read. */
  public static Optional<Accounts> hostAccounts() {
    return AccountFiles.read(Path.of("/"), Span.at(0))
        .value()
        .map(files -> Accounts.parse(Optional.of(files.passwd()), Optional.of(files.group())));
  }

  /** The path in {@code dir:PATH}, or what cannot be anything but a path. */
  private static Optional<String> directory(String reference) {
    if (reference.startsWith("dir:")) {
      return Optional.of(reference.substring("dir:".length())).filter(Bases::isPath);
    }
    boolean path = Stream.of("/", "./", "../").anyMatch(reference::startsWith)
        || reference.equals(".")
        || reference.equals("..");
    return Optional.of(reference).filter(text -> path && isPath(text));
  }

  /** Whether it names an image, and no directory of this machine. */
  public static boolean isImage(String reference) {
    return !isDirectory(reference) && !reference.equals("host") && !reference.equals("scratch");
  }

  /** Whether it names a directory of this machine. */
  static boolean isDirectory(String reference) {
    return directory(reference).isPresent();
  }

  /** What no image can be called; whether there is one of that name is not looked at. */
  public static Optional<Diagnostic> misnamed(String reference, Span span) {
    try {
      ImageName.parse(reference, Path.of(""));
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(e.at(span)).filter(it -> e.code() == ImageCode.BAD_REFERENCE);
    }
  }

  static boolean isPath(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0;
  }

  /** What the image says that a build would take from the store, where only its name is read. */
  public Optional<ImageConfig> configuration(String reference, String platform) {
    return images.fetching() == ImageSettings.Fetching.NAMES_ONLY
        ? new KnownImages(images, specDirectory).image(reference, platform).map(StoredImage::config)
        : Optional.empty();
  }

  private Checked<Rootfs> image(String reference, String platform, Span span, List<String> stages) {
    Checked<Rootfs> opened = image(reference, platform, span);
    MeantBase meant = new MeantBase(specDirectory, stages);
    List<Diagnostic> findings =
        opened.findings().stream().map(it -> meant.offered(it, reference)).toList();
    return new Checked<>(opened.value(), findings);
  }

  private Checked<Rootfs> image(String reference, String platform, Span span) {
    try {
      ImageName name = ImageName.parse(reference, specDirectory);
      Platform wanted = NamedPlatform.parse(platform);
      if (images.fetching() == ImageSettings.Fetching.NAMES_ONLY) {
        return Checked.failed(new KnownImages(images, specDirectory).findings(name, wanted, span));
      }
      Path directory = images
          .store()
          .orElseThrow(() -> new Refusal(
              StoreCode.NO_STORE,
              "neither $XDG_DATA_HOME nor $HOME says where images can be kept"));
      List<Diagnostic> warnings = new ArrayList<>(images.pins().unlocked(name, span));
      Store store = Store.open(directory);
      warnings.addAll(new Images(store, images).moved(name, span));
      Checked<Rootfs> opened = image(name, wanted, span, store);
      warnings.addAll(opened.findings());
      return new Checked<>(opened.value(), warnings);
    } catch (Refusal e) {
      return Checked.failed(List.of(e.at(span)));
    } catch (IOException e) {
      return Checked.failed(List.of(
          Diagnostic.error(ImageCode.CANNOT_READ, span, reference + ": " + e.getMessage())));
    }
  }

  private Checked<Rootfs> image(ImageName name, Platform platform, Span span, Store store)
      throws IOException {
    StoreUse use = store.use(name.full());
    try {
      return unpacked(stored(name, platform, store), name, span, store);
    } finally {
      use.close();
    }
  }

  private StoredImage stored(ImageName name, Platform platform, Store store) throws IOException {
    try {
      return new Images(store, images).find(name, platform);
    } catch (IOException e) {
      throw Disk.isFull(e) ? Disk.full(store) : e;
    }
  }

  private Checked<Rootfs> unpacked(StoredImage image, ImageName name, Span span, Store store)
      throws IOException {
    TreePlace place = places.of(store);
    try {
      return new ImageRoot(place, new Telling(images.progress(), name.full())).open(image, span);
    } catch (IOException e) {
      if (Disk.isFull(e)) {
        throw place.folder().map(Disk::fullFolder).orElseGet(() -> Disk.full(store));
      }
      throw doubted(e, image, name);
    }
  }

  /** What cannot be unpacked may have been right when it came: a disk forgets, and hands change. */
  private static IOException doubted(IOException failure, StoredImage image, ImageName name)
      throws IOException {
    boolean doubtful = failure instanceof Refusal refusal
        && (refusal.code() == UnpackCode.BAD_LAYER || refusal.code() == UnpackCode.WRONG_DIFF_ID);
    return !doubtful || image.dropDamaged() == 0
        ? failure
        : new Refusal(
                StoreCode.WRONG_DIGEST, "a layer of " + name.full() + " was damaged in the store")
            .withNote("it is taken away, and fetched again the next time");
  }
}
