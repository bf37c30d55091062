package dev.jdf.image;

import dev.jdf.registry.RegistryAccess;
import dev.jdf.store.Progress;
import dev.jdf.store.Store;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How images are come by.
 *
 * @param store where they are kept; absent where there is no home, and then there are none
 * @param registries how those are reached
 * @param pins what images have to be
 */
public record ImageSettings(
    Optional<Path> store, Fetching fetching, RegistryAccess registries, Pins pins) {

  /** With registries as they are usual for the user with that environment. */
  public ImageSettings(
      Optional<Path> store, Fetching fetching, Progress progress, Map<String, String> environment) {
    this(store, fetching, RegistryAccess.of(environment, progress), Pins.NONE);
  }

  /** What is usual for the user with that environment, and told to nobody. */
  public static ImageSettings of(Map<String, String> environment) {
    return new ImageSettings(
        Store.location(environment), Fetching.MISSING, Progress.NONE, environment);
  }

  public ImageSettings with(Fetching other) {
    return new ImageSettings(store, other, registries, pins);
  }

  /** With a lock file, or without. */
  public ImageSettings with(Optional<ImageLock> lock) {
    return new ImageSettings(store, fetching, registries, new Pins(lock, pins.frozen()));
  }

  /** Who is told how far images have come. */
  public Progress progress() {
    return registries.progress();
  }

  /** When a registry is asked. */
  public enum Fetching {
    /** Never, and no file either: a name is only read. */
    NAMES_ONLY,
    /** For what is not in the store. */
    MISSING,
    /** Always: the tag may lead elsewhere by now. */
    ALWAYS,
    /** Never; what is not there is an error. */
    NEVER
  }
}
