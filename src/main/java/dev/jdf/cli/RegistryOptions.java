package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.image.Pins;
import dev.jdf.progress.LiveProgress;
import dev.jdf.registry.InsecureHosts;
import dev.jdf.registry.RegistryAccess;
import dev.jdf.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that ask registries. */
final class RegistryOptions {

  private static final String INSECURE = "--insecure";

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where images are kept (default: $XDG_DATA_HOME/jdf).")
  private @Nullable String store;

  @Option(names = "--offline", description = "Ask no registry: an image must be in the store.")
  private boolean offline;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say only what is wrong: not how far an image has come.")
  private boolean quiet;

  @Option(
      names = INSECURE,
      paramLabel = "REGISTRY",
      description = "HOST[:PORT] that may do without encryption, or with a certificate that nobody"
          + " vouches for.")
  private List<String> insecure = new ArrayList<>();

  ImageSettings settings(Console console, Fetching online, Pins pins) {
    Optional<Path> place = Optional.ofNullable(store).map(Path::of);
    RegistryAccess registries = new RegistryAccess(
        console.environment(),
        new InsecureHosts(insecure.stream().map(RegistryOptions::host).collect(Collectors.toSet())),
        new SecondStart(LiveProgress.of(console, quiet)));
    return new ImageSettings(
        place.or(() -> Store.location(console.environment())),
        offline ? Fetching.NEVER : online,
        registries,
        pins);
  }

  /** Tells which registries were named for nothing, once all that was needed has been asked for. */
  static void tellUnmet(ImageSettings settings, Report report) {
    report.show(INSECURE, settings.registries().insecure().unmet());
  }

  /** An address is taken for its host. */
  private static String host(String registry) {
    return registry.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
  }

  boolean isOffline() {
    return offline;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** Whether no option is given. */
  boolean isUsual() {
    return store == null && !offline && !quiet && insecure.isEmpty();
  }
}
