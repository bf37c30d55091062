package dev.jdf.cli;

import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import picocli.CommandLine.Option;

/** Whether what is shown has colours. */
final class ColorOption {

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (the default), always, never.")
  private ColorMode mode = ColorMode.AUTO;

  ColorMode mode() {
    return mode;
  }

  Report report(Console console) {
    return new Report(console, mode.colours(console));
  }
}
