package dev.jdf.cli;

import dev.jdf.ast.FileView;
import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.FileCode;
import dev.jdf.file.InputFile;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jbuild ast}: how files are read. */
@Command(
    name = "ast",
    description = {
      "Prints how files are read, as JSON.",
      "One line a file: nodes, directives, stages, the image that comes out, or the",
      "first error."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, even if a file has errors; 1 a file cannot be read; 2 the",
      "command line is wrong.",
      "",
      "Examples:",
      "  jbuild ast image.jdf | jq .nodes          the instructions",
      "  jbuild ast Dockerfile | jq .image.config  what the image says"
    })
final class AstCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, or -.")
  private List<String> files = new ArrayList<>();

  private final Console console;

  AstCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Report report = new Report(console, ColorMode.AUTO.colours(console));
    boolean good = true;
    for (String name : files) {
      NamedFile file = new NamedFile(name);
      Checked<InputFile> input = file.read(console);
      Optional<SourceFile> source = source(file.name(), input);
      report.show(file.name(), isEmpty(input) ? List.of() : input.findings());
      source.ifPresent(it -> console.out().println(FileView.json(it)));
      good &= source.isPresent();
    }
    console.out().flush();
    return good ? JBuild.DONE : JBuild.FAILED;
  }

  /** A file of no bytes is one without instructions, as one of comments is. */
  private static Optional<SourceFile> source(String name, Checked<InputFile> input) {
    return isEmpty(input)
        ? Optional.of(new SourceFile(name, ""))
        : input.value().map(InputFile::source);
  }

  private static boolean isEmpty(Checked<InputFile> input) {
    return input.findings().stream().anyMatch(it -> it.code() == FileCode.EMPTY);
  }
}
