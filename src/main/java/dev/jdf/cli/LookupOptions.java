package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.image.Pins;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** The options of the commands that look up what specs start from, and compile nothing. */
final class LookupOptions {

  @Mixin
  private ArgumentOptions arguments = new ArgumentOptions();

  @Mixin
  private ColorOption color = new ColorOption();

  @Mixin
  private RegistryOptions registries = new RegistryOptions();

  /** Values for ARG, by name. */
  Map<String, String> arguments(Console console) {
    return arguments.values(console.environment());
  }

  Report report(Console console) {
    return color.report(console);
  }

  /** What is in the store is asked for all the same. */
  ImageSettings images(Console console) {
    return registries.settings(console, Fetching.ALWAYS, Pins.NONE);
  }

  boolean isQuiet() {
    return registries.isQuiet();
  }
}
