package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.image.Pins;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of all commands that need images. */
final class ImageOptions {

  @Mixin
  private RegistryOptions registries = new RegistryOptions();

  @Option(names = "--pull", description = "Ask the registry, though the image is in the store.")
  private boolean pull;

  @Option(names = "--frozen", description = "Use only images that SPEC.lock names: jbuild lock.")
  private boolean frozen;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  ImageSettings settings(Console console) {
    if (command != null) {
      Demand.that(
          !pull || !registries.isOffline(),
          command.commandLine(),
          "--pull and --offline exclude one another");
    }
    return registries.settings(
        console, pull ? Fetching.ALWAYS : Fetching.MISSING, new Pins(Optional.empty(), frozen));
  }

  /** What holds without an option. */
  static ImageSettings usual(Console console) {
    return new ImageOptions().settings(console);
  }

  boolean isQuiet() {
    return registries.isQuiet();
  }

  /** Whether no option is given. */
  boolean isUsual() {
    return registries.isUsual() && !pull && !frozen;
  }
}
