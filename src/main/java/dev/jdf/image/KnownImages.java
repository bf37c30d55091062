package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Platform;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of images of registries without asking anyone: from the lock, and from the store.
 *
 * @param settings how images are come by
 * @param folder what relative paths start from
 */
public record KnownImages(ImageSettings settings, Path folder) {

  /** The digest that {@code reference} leads to, for all platforms if there are several. */
  public Optional<Digest> digest(String reference) {
    try {
      if (new Locking(settings, folder).nameOf(reference).isEmpty()
          || !(ImageName.parse(reference, folder) instanceof ImageName.Remote name)) {
        return Optional.empty();
      }
      Optional<Digest> locked = settings.pins().of(name).map(ImageLock.Entry::digest);
      return locked.isPresent() ? locked : stored(name.full());
    } catch (IOException e) {
      // A name that is none, or a store that cannot be read, is told elsewhere.
      return Optional.empty();
    }
  }

  /** The image that a build would take from the store; empty if it would look elsewhere first. */
  public Optional<StoredImage> image(String reference, String platform) {
    try {
      Optional<Store> store = store();
      Optional<Platform> wanted = Platform.parse(platform);
      return store.isPresent() && wanted.isPresent() && Bases.isImage(reference)
          ? new Images(store.get(), settings)
              .stored(ImageName.parse(reference, folder), wanted.get())
          : Optional.empty();
    } catch (IOException e) {
      // As for digests.
      return Optional.empty();
    }
  }

  /**
   * What can be said of an image for {@code platform}: that it is for another one only, if it was
   * pulled for that and is no choice of several.
   */
  List<Diagnostic> findings(ImageName name, Platform platform, Span span) {
    try {
      List<NamedImage> all = named(name.full());
      boolean there = all.stream().anyMatch(it -> it.platform().equals(platform.toString()));
      Optional<NamedImage> single =
          all.stream().filter(it -> it.digest().equals(it.manifest())).findFirst();
      return there || single.isEmpty()
          ? List.of()
          : List.of(Diagnostic.warning(
                  StoreCode.NO_PLATFORM,
                  span,
                  name.full() + " is for " + single.get().platform() + ", not " + platform)
              .withNote("so it was when it was pulled; FROM --platform="
                  + single.get().platform() + " takes it all the same"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Of what was pulled for several platforms at different times, nobody knows which counts. */
  private Optional<Digest> stored(String name) throws IOException {
    List<Digest> digests =
        named(name).stream().map(NamedImage::digest).distinct().toList();
    return digests.size() == 1 ? Optional.of(digests.get(0)) : Optional.empty();
  }

  private List<NamedImage> named(String name) throws IOException {
    Optional<Store> store = store();
    if (store.isEmpty()) {
      return List.of();
    }
    return store.get().names().all().stream()
        .filter(it -> it.name().equals(name))
        .toList();
  }

  private Optional<Store> store() throws IOException {
    return settings.store().isPresent() ? Store.existing(settings.store().get()) : Optional.empty();
  }
}
