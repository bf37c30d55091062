package dev.jdf.cli;

import dev.jdf.check.Applicability;
import dev.jdf.console.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code jbuild check}. */
@Command(
    name = "check",
    description = "Says what should not be so in a spec, and mends some of it.",
    customSynopsis = "jbuild check [OPTIONS] FILE...",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 nothing from --fail-on up, 1 something, or a file is wrong, 2 the",
      "command line is.",
      "",
      "A Dockerfile that makes an image (by its name, or by RUN, COPY, ADD and no",
      "isolation) is checked, but not compiled.",
      "",
      "Silence a rule: # jdf: ignore RULE reason, above a line; # check=skip=RULE, at",
      "the top.",
      "Settings of a project: .jbuild.yaml, in the folder of the file or in one around."
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Specs; folders, for all .jdf files in them; - for standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (the default), json, sarif, github.")
  private CheckRequest.Format format = CheckRequest.Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "error (the default), warning, info, hint, never.")
  private CheckRequest.@Nullable FailOn failOn;

  @Option(names = "--settings", paramLabel = "FILE", description = "Instead of .jbuild.yaml.")
  private @Nullable String settings;

  @Option(names = "--fix", description = "Mend what can be mended without a change of meaning.")
  private boolean fix;

  @Option(
      names = "--unsafe-fixes",
      description = "With --fix or --diff: also what is probably meant. Read the result.")
  private boolean unsafe;

  @Option(
      names = "--diff",
      description = "Print what --fix would change, and change nothing, with --fix or without.")
  private boolean diff;

  @Mixin
  private ColorOption color = new ColorOption();

  @Spec
  private @Nullable CommandSpec command;

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Demand.that(
        !fix || diff || !files.contains(NamedFile.STANDARD),
        line(),
        "--fix cannot change standard input; --diff says what it would");
    Demand.that(!unsafe || fix || diff, line(), "--unsafe-fixes goes with --fix or --diff");
    CheckRequest request = new CheckRequest(
        files,
        format,
        Optional.ofNullable(settings),
        Optional.ofNullable(failOn),
        mode(),
        unsafe ? Applicability.UNSAFE : Applicability.SAFE);
    return new Check(console, color.report(console), color.mode()).run(request);
  }

  private CheckRequest.Mode mode() {
    if (diff) {
      return CheckRequest.Mode.DIFF;
    }
    return fix ? CheckRequest.Mode.FIX : CheckRequest.Mode.REPORT;
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }
}
