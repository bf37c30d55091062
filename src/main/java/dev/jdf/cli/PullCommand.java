package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.compile.StageCompiler;
import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.image.Pins;
import dev.jdf.store.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code jbuild pull}. */
@Command(
    name = "pull",
    description =
        "Fetches the images that a spec starts from, with their layers, or images by name.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What a spec's lock names is fetched as it is locked; other tags are asked for anew.",
      "",
      "Exit codes: 0 done, 1 something could not be fetched, 2 the command line is wrong.",
      "",
      "Examples:",
      "  jbuild pull                         for image.jdf, to need no network later",
      "  jbuild pull alpine:3 web.jdf        an image, and those of a spec",
      "  jbuild pull --platform arm64 web.jdf  for another machine",
      "  jbuild pull --offline web.jdf       say whether all of it is there"
    })
final class PullCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "SPEC|NAME",
      description = "Specs, and names of images as FROM takes them (default: image.jdf).")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "For which machines (default: this one).")
  private List<String> platforms = new ArrayList<>();

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      description = "A value for ARG in a spec; without one, that of the environment.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (the default), always, never.")
  private ColorMode color = ColorMode.AUTO;

  @Mixin
  private RegistryOptions registries = new RegistryOptions();

  @Spec
  private CommandSpec command = CommandSpec.create();

  private final Console console;

  PullCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SpecCompiler compiler =
        new SpecCompiler(Optional.empty(), arguments, false, console.environment());
    PullRequest request = new PullRequest(
        words.isEmpty() ? List.of("image.jdf") : words,
        platforms.isEmpty()
            ? List.of(StageCompiler.platform())
            : platforms.stream().map(this::platform).toList(),
        compiler.values(),
        registries.isQuiet());
    Report report = new Report(console, color.colours(console));
    return new Pull(
            console, report, registries.settings(console, Fetching.ALWAYS, Pins.NONE), request)
        .run();
  }

  private String platform(String text) {
    return Platform.parse(text)
        .map(Platform::toString)
        .orElseThrow(() -> new ParameterException(
            command.commandLine(), "'" + text + "' is no platform; linux/arm64 is one"));
  }
}
