package dev.jdf.cli;

import dev.jdf.compile.StageCompiler;
import dev.jdf.console.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options of {@code jbuild pull}. */
@Command(
    name = "pull",
    description = "Fetches the images that a spec starts from, or images by name.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What a spec's lock names is fetched as it is locked; other tags are asked anew.",
      "",
      "Exit codes: 0 done, 1 something could not be fetched, 2 the command line is",
      "wrong.",
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

  @Mixin
  private PlatformOptions platforms = new PlatformOptions();

  @Mixin
  private LookupOptions lookup = new LookupOptions();

  private final Console console;

  PullCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PullRequest request = new PullRequest(
        words.isEmpty() ? List.of("image.jdf") : words,
        platforms.platforms().isEmpty() ? List.of(StageCompiler.platform()) : platforms.platforms(),
        lookup.arguments(console),
        lookup.isQuiet());
    return new Pull(console, lookup.report(console), lookup.images(console), request).run();
  }
}
