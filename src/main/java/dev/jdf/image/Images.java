package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.registry.RegistryClient;
import dev.jdf.registry.RegistryCode;
import dev.jdf.source.Span;
import dev.jdf.store.BlobSource;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Intake;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Platform;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The names of images → images in the store, fetched where they are not there yet. */
record Images(Store store, ImageSettings settings) {

  /**
   * The image by that name for {@code platform}.
   *
   * @throws Refusal if there is none, or none that can be used
   */
  StoredImage find(ImageName name, Platform platform) throws IOException {
    Optional<ImageLock.Entry> pin = settings.pins().of(name);
    NamedImage found = pin.isPresent() ? locked(name, pin.get(), platform) : named(name, platform);
    return store
        .image(found.manifest())
        .orElseThrow(() -> new IOException("the store has lost " + found.manifest()));
  }

  private NamedImage locked(ImageName name, ImageLock.Entry pin, Platform platform)
      throws IOException {
    try {
      NamedImage found = named(fixed(name, pin), platform);
      Pins.check(pin, found);
      return found;
    } catch (Refusal e) {
      throw e.code() == RegistryCode.NO_SUCH_TAG ? settings.pins().gone(pin, e) : e;
    }
  }

  /** The same where it is in the store, and is what was read last; nothing is fetched or unpacked. */
  Optional<StoredImage> stored(ImageName name, Platform platform) throws IOException {
    Optional<ImageLock.Entry> pin = settings.pins().of(name);
    ImageName wanted = pin.isPresent() ? fixed(name, pin.get()) : name;
    Optional<NamedImage> known = wanted instanceof ImageName.Local file
        ? ofFile(file, platform)
        : inStore((ImageName.Remote) wanted, platform);
    return known.isPresent() ? store.image(known.get().manifest()) : Optional.empty();
  }

  private Optional<NamedImage> ofFile(ImageName.Local name, Platform platform) throws IOException {
    return switch (name.transport()) {
      case OCI_ARCHIVE, DOCKER_ARCHIVE -> known(name, platform, stamp(name.path()));
      case OCI -> {
        Descriptor root = new Layout(name.full(), LayoutFiles.of(name.path())).root(name.choice());
        yield known(name, platform, "").filter(it -> it.digest().equals(root.digest()));
      }
    };
  }

  /** The digest counts, not where the tag leads; a file is what it is. */
  private static ImageName fixed(ImageName name, ImageLock.Entry pin) {
    return name instanceof ImageName.Remote remote
        ? new ImageName.Remote(remote.reference().withDigest(pin.digest()))
        : name;
  }

  /** What the name stands for, without its layers where it is one of a registry. */
  NamedImage look(ImageName name, Platform platform) throws IOException {
    if (!(name instanceof ImageName.Remote remote)
        || settings.fetching() == ImageSettings.Fetching.NEVER) {
      return named(name, platform);
    }
    RegistryClient client = new RegistryClient(remote.reference(), settings.registries());
    Intake intake = new Intake(store, client, name.full(), settings.progress());
    return resolved(client, root -> {
      Digest manifest = intake.trace(root, platform).digest();
      return new NamedImage(name.full(), platform.toString(), root.digest(), manifest, "", "");
    });
  }

  /** Whether a locked tag leads elsewhere by now, where registries are asked anyway. */
  List<Diagnostic> moved(ImageName name, Span span) throws IOException {
    Optional<ImageLock.Entry> pin = settings.pins().of(name);
    if (pin.isEmpty()
        || settings.fetching() != ImageSettings.Fetching.ALWAYS
        || !(name instanceof ImageName.Remote remote)) {
      return List.of();
    }
    Digest now =
        new RegistryClient(remote.reference(), settings.registries()).resolve().digest();
    return now.equals(pin.get().digest()) ? List.of() : List.of(Pins.moved(pin.get(), now, span));
  }

  private NamedImage named(ImageName name, Platform platform) throws IOException {
    if (name instanceof ImageName.Remote remote) {
      return ofRegistry(remote, platform);
    }
    ImageName.Local local = (ImageName.Local) name;
    return switch (local.transport()) {
      case OCI -> ofFolder(local, platform);
      case OCI_ARCHIVE, DOCKER_ARCHIVE -> ofArchive(local, platform);
    };
  }

  private NamedImage ofRegistry(ImageName.Remote name, Platform platform) throws IOException {
    Optional<NamedImage> known = inStore(name, platform);
    if (known.isPresent()
        && (name.isFixed() || settings.fetching() != ImageSettings.Fetching.ALWAYS)) {
      settings.registries().insecure().spares(name.reference().registry());
      return kept(known.get(), platform);
    }
    if (settings.fetching() == ImageSettings.Fetching.NEVER) {
      throw new Refusal(
              ImageCode.NOT_IN_STORE,
              name.reference() + " for " + platform + " is not in the store")
          .withNote("without --offline it is fetched, and jbuild pull fetches it beforehand");
    }
    Wanted wanted = new Wanted(name, platform, "");
    RegistryClient client = new RegistryClient(name.reference(), settings.registries());
    return resolved(client, root -> take(client, root, wanted));
  }

  /** What is done with what a name leads to. */
  private interface Taking<T> {
    T take(Descriptor root) throws IOException;
  }

  /** A mirror may know a tag and not give the image; the next one may mean another image by it. */
  private static <T> T resolved(RegistryClient client, Taking<T> taking) throws IOException {
    while (true) {
      Descriptor root = client.resolve();
      int places = client.places();
      try {
        return taking.take(root);
      } catch (Refusal e) {
        if (client.places() == places || client.resolve().digest().equals(root.digest())) {
          throw e;
        }
      }
    }
  }

  private NamedImage ofFolder(ImageName.Local name, Platform platform) throws IOException {
    Path path = name.path();
    if (!Files.isDirectory(path)) {
      throw noSuchFile(path, Files.exists(path) ? "is no directory" : "is not there");
    }
    Layout layout = new Layout(name.full(), LayoutFiles.of(path));
    return take(layout, layout.root(name.choice()), new Wanted(name, platform, ""));
  }

  /** An archive is read as a whole, and so only where it is not the one that was read before. */
  private NamedImage ofArchive(ImageName.Local name, Platform platform) throws IOException {
    Path path = name.path();
    if (!Files.isRegularFile(path)) {
      throw noSuchFile(path, Files.exists(path) ? "is no file" : "is not there");
    }
    Wanted wanted = new Wanted(name, platform, stamp(path));
    Optional<NamedImage> known = known(name, platform, wanted.stamp());
    if (known.isPresent()) {
      return known.get();
    }
    try (ArchiveContents contents =
        ArchiveContents.unpack(path, store, ArchiveContents.Limits.USUAL)) {
      if (name.transport() == ImageName.Transport.OCI_ARCHIVE) {
        Layout layout = new Layout(name.full(), contents);
        return take(layout, layout.root(name.choice()), wanted);
      }
      DockerArchive images = new DockerArchive(name.full(), contents);
      return take(images, images.root(name.choice()), wanted);
    }
  }

  /** What is looked for, and the state of the file that it comes from. */
  private record Wanted(ImageName name, Platform platform, String stamp) {}

  private NamedImage take(BlobSource source, Descriptor root, Wanted wanted) throws IOException {
    String name = wanted.name().full();
    Digest manifest =
        new Intake(store, source, name, settings.progress()).take(root, wanted.platform());
    NamedImage image = new NamedImage(
        name, wanted.platform().toString(), root.digest(), manifest, now(), wanted.stamp());
    Optional<NamedImage> known = store.names().find(name, wanted.platform());
    if (known.isPresent() && known.get().isSame(image)) {
      return known.get();
    }
    store.names().put(image);
    return image;
  }

  private Optional<NamedImage> inStore(ImageName.Remote name, Platform platform)
      throws IOException {
    Optional<NamedImage> known = known(name, platform, "");
    return known.isEmpty() && name.isFixed() ? byDigest(name, platform) : known;
  }

  /** A digest is the same image by whatever name it came. */
  private Optional<NamedImage> byDigest(ImageName.Remote name, Platform platform)
      throws IOException {
    Digest wanted = name.reference().digest().orElseThrow();
    for (NamedImage known : store.names().all()) {
      boolean same = wanted.equals(known.digest()) || wanted.equals(known.manifest());
      if (same
          && known.platform().equals(platform.toString())
          && store.image(known.manifest()).isPresent()) {
        return Optional.of(
            new NamedImage(name.full(), known.platform(), wanted, known.manifest(), now(), ""));
      }
    }
    return Optional.empty();
  }

  /**
   * What came by another name has this one, too, from now on: the other may soon stand for another
   * image. A store that cannot be written to loses nothing.
   */
  private NamedImage kept(NamedImage image, Platform platform) throws IOException {
    boolean named =
        store.names().find(image.name(), platform).filter(image::isSame).isPresent();
    if (!named && Files.isWritable(store.directory())) {
      store.names().put(image);
    }
    return image;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What the store knows by that name, if it is all there. */
  private Optional<NamedImage> known(ImageName name, Platform platform, String stamp)
      throws IOException {
    Optional<NamedImage> known =
        store.names().find(name.full(), platform).filter(image -> image.stamp().equals(stamp));
    return known.isPresent() && store.image(known.get().manifest()).isPresent()
        ? known
        : Optional.empty();
  }

  /** By which a file shows that it is still the same. */
  private static String stamp(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
        + Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }

  private static Refusal noSuchFile(Path path, String fault) {
    return new Refusal(ImageCode.NO_SUCH_FILE, path + " " + fault);
  }
}
