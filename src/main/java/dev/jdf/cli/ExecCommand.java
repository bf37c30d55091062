package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.plan.Options.CgroupDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The options of jexec. */
@Command(
    name = "jexec",
    description = "Runs a process as isolated as its configuration says.",
    customSynopsis = {
      "jexec [OPTIONS] [CONFIG] [-- ARGS...]",
      "      jexec --self-test",
      "      jexec generate-completion"
    },
    subcommands = GenerateCompletion.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 125 jexec failed, 126 the program cannot be executed, 127 it was not",
      "found, 128+N it was ended by signal N; else its own.",
      "",
      "Examples:",
      "  jexec config.json               run a container",
      "  jexec image.jdf                 compile and run in one go",
      "  jexec bundle/ -- /bin/sh -i     run another program in it",
      "  jexec --upper work bundle/      leave bundle/ as it is; work/ has its writes",
      "  jexec --dry-run config.json     print every system call that would be made",
      "  . <(jexec generate-completion)  complete its words in this shell"
    })
final class ExecCommand implements Callable<Integer> {

  /** What a folder is run by, in this order: the one is what was made of the other. */
  private static final List<String> USUAL = List.of("config.json", "image.jdf");

  private static final String VERSION = "jexec %s (runtime-spec 1.3.0)";

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "A config.json, a folder that holds one, a spec, or - for standard input;"
          + " config.json if there is none, else image.jdf.")
  private @Nullable String config;

  @Option(
      names = {"-b", "--bundle"},
      paramLabel = "DIR",
      description = "Where relative paths start, if not in the folder of CONFIG;"
          + " without CONFIG, DIR/config.json is run.")
  private @Nullable String bundle;

  @Option(names = "--dry-run", description = "Print the plan, one system call a line; run nothing.")
  private boolean dryRun;

  @Option(
      names = "--cgroup-manager",
      paramLabel = "NAME",
      description = "How cgroups are made: cgroupfs (the default), or disabled.")
  private CgroupDriver cgroups = CgroupDriver.CGROUPFS;

  @Mixin
  private UpperOptions upper = new UpperOptions();

  @Mixin
  private StageOptions stage = new StageOptions();

  @Mixin
  private ImageOptions images = new ImageOptions();

  @Mixin
  private ColorOption color = new ColorOption();

  @Option(names = "--self-test", description = "Run a container and compare it with its config.")
  private boolean selfTest;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private final List<String> arguments;
  private final Console console;

  private ExecCommand(List<String> arguments, Console console) {
    this.arguments = arguments;
    this.console = console;
  }

  /** Runs what {@code words}, the command line before {@code --}, ask for. */
  static int run(List<String> words, List<String> arguments, Console console) {
    CommandLine line = line(arguments, console);
    line.getCommandSpec().version(VERSION.formatted(version()));
    return line.setOut(console.out())
        .setErr(console.err())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((problem, given) -> misused(problem, words, console))
        .setExecutionExceptionHandler((problem, it, result) -> JExec.failed(console, problem))
        .execute(words.toArray(String[]::new));
  }

  static CommandLine line(List<String> arguments, Console console) {
    CommandLine line = new CommandLine(new ExecCommand(arguments, console));
    Choice.register(line);
    return line;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (selfTest) {
      return new SelfTest(console, color.report(console)).run();
    }
    if (config == null && bundle == null) {
      warnOfOld();
    }
    return Execution.of(request(), console);
  }

  private ExecRequest request() {
    Optional<String> folder = Optional.ofNullable(bundle);
    String named = Optional.ofNullable(config)
        .or(() -> folder)
        .or(ExecCommand::usual)
        .orElseThrow(() -> new ParameterException(
            spec.commandLine(),
            "CONFIG is missing, and there is no " + String.join(" and no ", USUAL)
                + " in this folder"));
    return new ExecRequest(
        named,
        folder,
        arguments,
        dryRun,
        cgroups,
        color.mode(),
        new ExecRequest.Build(stage.target(), stage.buildArguments(), images),
        upper.upper());
  }

  /** Whoever has edited a spec since expects it to be run. */
  private void warnOfOld() throws IOException {
    Path made = Path.of(USUAL.get(0));
    Path spec = Path.of(USUAL.get(1));
    if (Files.isRegularFile(made)
        && Files.isRegularFile(spec)
        && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(spec)) < 0) {
      console
          .err()
          .println("jexec: " + spec + " is newer than " + made + ", which is run: jbuild makes it"
              + " anew, and jexec " + spec + " runs the other");
    }
  }

  /** What is run where nothing is named, as jbuild takes it. */
  private static Optional<String> usual() {
    return USUAL.stream().filter(name -> Files.isRegularFile(Path.of(name))).findFirst();
  }

  private static int misused(ParameterException problem, List<String> words, Console console) {
    new Misuse(console, words).tell(problem);
    return JExec.FAILED;
  }

  private static String version() {
    return Optional.ofNullable(ExecCommand.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
