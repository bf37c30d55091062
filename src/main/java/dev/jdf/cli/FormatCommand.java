package dev.jdf.cli;

import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.FileCode;
import dev.jdf.file.InputFile;
import dev.jdf.file.OutputFile;
import dev.jdf.format.Formatter;
import dev.jdf.format.UnifiedDiff;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jbuild fmt}: lays files out anew. */
@Command(
    name = "fmt",
    description = {
      "Lays specs and Dockerfiles out as most people do.",
      "Keywords are in upper case, continued lines indented, JSON arrays spaced, and",
      "there are no needless empty lines. No command, comment or here-document changes",
      "by a character; a line that is not understood stays as it is."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 1 a file cannot be formatted or, with --check, would",
      "change, 2 the command line is wrong.",
      "",
      "Examples:",
      "  jbuild fmt image.jdf Dockerfile   format both in place",
      "  jbuild fmt --check --diff *.jdf   for CI: fail, and say what would change",
      "  jbuild fmt - <image.jdf           for editors: to standard output"
    })
final class FormatCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files, or - for standard input, which is written to standard output.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--check", description = "Write nothing; name the files that would change.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; print what would change.")
  private boolean diff;

  private final Console console;
  private final Report report;

  FormatCommand(Console console) {
    this.console = console;
    this.report = new Report(console, ColorMode.AUTO.colours(console));
  }

  @Override
  public Integer call() throws IOException {
    boolean good = true;
    for (String name : files) {
      NamedFile file = new NamedFile(name);
      Checked<InputFile> input = file.read(console);
      report.show(file.name(), input.findings());
      good &= input.value().isPresent() && format(file, input.value().get().source());
    }
    console.out().flush();
    return good ? JBuild.DONE : JBuild.FAILED;
  }

  private boolean format(NamedFile file, SourceFile source) throws IOException {
    if (!source.malformed().isEmpty()) {
      report.show(source, List.of(notUtf8(source)));
      return false;
    }
    Optional<Diagnostic> obstacle = Formatter.obstacle(source);
    if (obstacle.isPresent()) {
      report.show(source, List.of(obstacle.get()));
      return false;
    }
    String formatted = Formatter.format(source);
    boolean same = formatted.equals(source.text());
    if (diff) {
      console.out().print(UnifiedDiff.of(file.name(), source.text(), formatted));
    }
    if (check && !same) {
      (diff ? console.err() : console.out()).println(file.name());
    }
    if (check || diff) {
      return same || !check;
    }
    return file.isStandard() ? print(formatted) : same || write(file, formatted);
  }

  private static Diagnostic notUtf8(SourceFile source) {
    return Diagnostic.error(
        FileCode.UNREADABLE,
        source.malformed().get(0),
        "this byte is not UTF-8, so the file is left as it is");
  }

  private boolean print(String text) {
    console.out().print(text);
    return true;
  }

  private boolean write(NamedFile file, String text) throws IOException {
    Checked<Path> written = OutputFile.rewrite(file.path(), text.getBytes(StandardCharsets.UTF_8));
    report.show(file.name(), written.findings());
    return written.value().isPresent();
  }
}
