package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of jbuild. */
@Command(
    name = "jbuild",
    description = "Compiles an image.jdf to the config.json of an OCI runtime.",
    customSynopsis = {"jbuild [OPTIONS] [image.jdf]", "      jbuild COMMAND ..."},
    sortOptions = false,
    mixinStandardHelpOptions = true,
    subcommands = GenerateCompletion.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 the spec or a file is wrong, 2 the command line is.",
      "",
      "Examples:",
      "  jbuild image.jdf                    write config.json",
      "  jbuild image.jdf -o - | jq .mounts  look at a part of it",
      "  jbuild image.jdf -o web/            write a bundle, for jexec, runc and crun",
      "  jbuild --target debug image.jdf     another stage of the same file",
      "  jbuild --build-arg PORT=8080        a value for ARG PORT",
      "  jbuild check image.jdf              what should not be so in it",
      "  jbuild --launcher web               a program that needs no jdf to run",
      "  jbuild fmt image.jdf                lay the file out as most people do",
      "  jbuild fmt --check --diff *.jdf     say what that would change",
      "  jbuild ast image.jdf | jq .nodes    how the file is read",
      "  jbuild explain image.jdf            what its process may do, line by line",
      "  jbuild images                       the images in the store, and their sizes",
      "  jbuild lock image.jdf               keep to today's images",
      "  jbuild pull image.jdf               fetch them, to need no network later",
      "  jbuild lsp                          serve an editor: docs/editors.md",
      "  jbuild explain JDF110               what an error means, and what to do",
      "  . <(jbuild generate-completion)     complete its words in this shell"
    })
final class BuildCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "image.jdf",
      defaultValue = "image.jdf",
      description = "The spec, or - for standard input; image.jdf if there is none.")
  private String spec = "image.jdf";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the configuration goes, - for standard output (default: config.json);"
          + " a folder becomes a bundle. The files of an image go beside it, into rootfs.")
  private @Nullable String output;

  @Option(names = "--format", paramLabel = "FORMAT", description = "json (the default), or yaml.")
  private BuildRequest.Format format = BuildRequest.Format.JSON;

  @Mixin
  private StageOptions stage = new StageOptions();

  @Mixin
  private ImageOptions images = new ImageOptions();

  @Spec
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "Write the program that runs it, for this machine; no config.json but with -o."
          + " It takes no arguments.")
  private @Nullable String launcher;

  @Option(
      names = "--replace",
      description =
          "Make rootfs anew where an earlier build has put it: of another image, or changed"
              + " by containers since. What they wrote there is lost.")
  private boolean replace;

  @Option(
      names = "--no-source-map",
      description = "Leave out which line of the spec asked for what.")
  private boolean noSourceMap;

  @Mixin
  private ColorOption color = new ColorOption();

  private final Console console;

  BuildCommand(Console console) {
    this.console = console;
  }

  /** Runs what {@code args} ask for; returns the exit code. */
  static int run(String[] args, Console console) {
    CommandLine line = line(console);
    line.getCommandSpec().version("jbuild " + version() + " (runtime-spec 1.3.0)");
    return line.setOut(console.out())
        .setErr(console.err())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((problem, given) -> misused(problem, given, console))
        .setExecutionExceptionHandler((problem, it, result) -> JBuild.failed(console, problem))
        .execute(args);
  }

  /** With all commands below it. */
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new BuildCommand(console))
        .addSubcommand(new AstCommand(console))
        .addSubcommand(new CheckCommand(console))
        .addSubcommand(ExplainCommand.line(console))
        .addSubcommand(new FormatCommand(console))
        .addSubcommand(new ImagesCommand(console))
        .addSubcommand(new LockCommand(console))
        .addSubcommand(new LspCommand(console))
        .addSubcommand(new PullCommand(console));
    Choice.register(line);
    return line;
  }

  @Override
  public Integer call() throws IOException {
    Demand.that(
        !NamedFile.STANDARD.equals(launcher),
        command.commandLine(),
        "--launcher needs the name of a file: it is a program");
    SpecCompiler compiler =
        stage.compiler(!noSourceMap, console.environment()).with(images.settings(console));
    BuildRequest request = new BuildRequest(
        spec, Optional.ofNullable(output), format, Optional.ofNullable(launcher), replace);
    Report report = color.report(console);
    return new Build(console, report, compiler, images.isQuiet()).run(request);
  }

  private static int misused(ParameterException problem, String[] given, Console console) {
    Optional<String> meant =
        problem instanceof UnmatchedArgumentException ? JBuild.meant(given[0]) : Optional.empty();
    if (meant.isPresent()) {
      console
          .err()
          .println("jbuild: no command is called '" + given[0] + "'; did you mean jbuild "
              + meant.get() + "?");
      console.err().println("See jbuild --help.");
    } else {
      new Misuse(console, List.of(given)).tell(problem);
    }
    return JBuild.MISUSED;
  }

  private static String version() {
    return Optional.ofNullable(BuildCommand.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
