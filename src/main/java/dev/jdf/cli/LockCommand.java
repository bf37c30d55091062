package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.image.Locking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code jbuild lock}. */
@Command(
    name = "lock",
    description = "Writes down which images a spec starts from, for builds to take exactly those.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 1 something is not as it should be, 2 the command line is",
      "wrong.",
      "",
      "Examples:",
      "  jbuild lock image.jdf            write image.jdf.lock, or bring it up to date",
      "  jbuild lock --update alpine:3    look up that image only",
      "  jbuild lock --platform amd64,arm64  for several machines",
      "  jbuild lock --check              say what has moved, and what is not locked",
      "  jbuild --frozen image.jdf        build with nothing but what is locked"
    })
final class LockCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "image.jdf",
      defaultValue = "image.jdf",
      description = "The spec (default: image.jdf).")
  private String spec = "image.jdf";

  @Mixin
  private PlatformOptions platforms = new PlatformOptions();

  @Option(
      names = "--update",
      paramLabel = "NAME",
      description = "Look up this image, and those that are new; the others stay.")
  private List<String> update = new ArrayList<>();

  @Option(names = "--check", description = "Write nothing: say what is not as it is locked.")
  private boolean check;

  @Mixin
  private LookupOptions lookup = new LookupOptions();

  @Spec
  private CommandSpec command = CommandSpec.create();

  private final Console console;

  LockCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Demand.that(
        !spec.equals(NamedFile.STANDARD),
        command.commandLine(),
        "standard input has no file beside it for a lock");
    Locking locking = new Locking(lookup.images(console), new NamedFile(spec).folder());
    LockRequest request = new LockRequest(
        spec,
        platforms.platforms(),
        lookup.arguments(console),
        check ? LockRequest.Mode.CHECK : LockRequest.Mode.WRITE,
        update);
    return new Lock(console, lookup.report(console), locking, request).run();
  }
}
