package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.ImageLock.Dated;
import dev.jdf.image.ImageLock.Entry;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Platform;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoreUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks up what names of images stand for, without their layers.
 *
 * @param settings how images are come by
 * @param folder what relative paths start from
 */
public record Locking(ImageSettings settings, Path folder) {

  /** The name that a lock file has for {@code reference}; empty for what is no image, or needs none. */
  public Optional<String> nameOf(String reference) throws Refusal {
    if (!Bases.isImage(reference)) {
      return Optional.empty();
    }
    ImageName name = ImageName.parse(reference, folder);
    return name.isFixed() ? Optional.empty() : Optional.of(name.locked());
  }

  /**
   * What it stands for now.
   *
   * @throws Refusal if nobody knows
   */
  public Entry entry(String reference, List<String> platforms) throws IOException {
    ImageName name = ImageName.parse(reference, folder);
    Store store = Store.open(settings
        .store()
        .orElseThrow(() -> new Refusal(StoreCode.NO_STORE, "there is no place for images")));
    StoreUse use = store.use(name.full());
    try {
      return entry(new Images(store, settings), name, platforms);
    } finally {
      use.close();
    }
  }

  private static Entry entry(Images images, ImageName name, List<String> platforms)
      throws IOException {
    SortedMap<String, Digest> manifests = new TreeMap<>();
    Optional<Digest> root = Optional.empty();
    for (String text : platforms) {
      Platform platform = NamedPlatform.parse(text);
      NamedImage found = images.look(name, platform);
      if (root.isPresent() && !root.get().equals(found.digest())) {
        throw new Refusal(
            LockCode.NOT_AS_LOCKED, name.full() + " has changed while it was looked at");
      }
      root = Optional.of(found.digest());
      manifests.put(platform.toString(), found.manifest());
    }
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Entry(name.locked(), root.orElseThrow(), new Dated<>(now, manifests), Span.at(0));
  }

  /** The warning that {@code entry} is no longer what its name leads to; empty where it is. */
  public Optional<Diagnostic> moved(Entry entry, Entry now, Span span) {
    return entry.digest().equals(now.digest())
        ? Optional.empty()
        : Optional.of(Pins.moved(entry, now.digest(), span));
  }
}
