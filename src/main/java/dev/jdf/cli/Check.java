package dev.jdf.cli;

import dev.jdf.check.Fixes;
import dev.jdf.check.Settings;
import dev.jdf.compile.CheckedFile;
import dev.jdf.compile.SpecCheck;
import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.console.Terminal;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.InputFile;
import dev.jdf.file.OutputFile;
import dev.jdf.format.UnifiedDiff;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of {@code jbuild check}. */
record Check(Console console, Report report, ColorMode color) {

  /** More threads would cost more than to look at so many files. */
  private static final int FEW = 4;

  /** A run without options; returns the exit code. */
  static int plain(List<String> files, Console console) throws IOException {
    ColorMode color = ColorMode.AUTO;
    return new Check(console, new Report(console, color.colours(console)), color)
        .run(CheckRequest.plain(files));
  }

  /** The exit code. */
  int run(CheckRequest request) throws IOException {
    SettingsFiles projects = new SettingsFiles(request.settings(), report, told(request));
    SpecFiles found = SpecFiles.of(request.files());
    found.empty().forEach(folder -> console.err().println("jbuild: no .jdf file in " + folder));
    SpecCheck check = new SpecCheck(console.environment());
    List<Seen> seen = new ArrayList<>();
    for (List<String> names : turns(found.files(), request.mode())) {
      look(check, texts(names, projects), request).stream()
          .filter(it -> isDone(it, request.mode()))
          .forEach(seen::add);
    }
    boolean failed = !found.empty().isEmpty()
        || seen.size() < found.files().size()
        || seen.stream().anyMatch(it -> it.fails(request.failOn()));
    List<CheckedFile> checked = new ArrayList<>(seen.stream().map(Seen::left).toList());
    checked.addAll(projects.wrong());
    if (request.mode() != CheckRequest.Mode.DIFF) {
      Terminal terminal = Terminal.output(console.environment());
      CheckOutput.of(request.format(), color.coloursOutput(console), terminal)
          .print(checked, console.out());
    }
    console.out().flush();
    return failed || console.out().checkError() ? JBuild.FAILED : JBuild.DONE;
  }

  /**
   * A text that was read.
   *
   * @param name what the command line calls it
   */
  private record Text(String name, SourceFile file, Settings settings) {}

  private record Seen(Text text, Fixes.Mended mended) {

    CheckedFile left() {
      return new CheckedFile(mended.source(), mended.left());
    }

    boolean fails(Optional<CheckRequest.FailOn> asked) {
      CheckRequest.FailOn threshold = asked
          .or(() -> text.settings().failOn().map(CheckRequest.FailOn::of))
          .orElse(CheckRequest.FailOn.ERROR);
      return mended.left().stream().anyMatch(it -> threshold.isReached(it.severity()));
    }
  }

  /**
   * Which files are looked at side by side. Those to be fixed are read one by one, each just before
   * it is written: two names may be of one file, and somebody may work on it.
   */
  private static List<List<String>> turns(List<String> files, CheckRequest.Mode mode) {
    return mode == CheckRequest.Mode.FIX ? files.stream().map(List::of).toList() : List.of(files);
  }

  /** Those that can be read. */
  private List<Text> texts(List<String> names, SettingsFiles projects) {
    return names.stream()
        .flatMap(name -> projects.of(folder(name)).flatMap(it -> text(name, it)).stream())
        .toList();
  }

  /** What is found in them, with as many processors as there are. */
  private static List<Seen> look(SpecCheck check, List<Text> texts, CheckRequest request) {
    Stream<Text> all = texts.size() > FEW ? texts.parallelStream() : texts.stream();
    return all.map(text -> new Seen(text, mended(check, text, request))).toList();
  }

  private static Fixes.Mended mended(SpecCheck check, Text text, CheckRequest request) {
    Function<SourceFile, List<Diagnostic>> findings =
        file -> check.check(file, folder(text.name()), text.settings()).findings();
    return request.mode() == CheckRequest.Mode.REPORT
        ? new Fixes.Mended(text.file(), findings.apply(text.file()), 0)
        : Fixes.all(text.file(), request.fixes(), findings);
  }

  /** People read of wrong settings beside the report, as of files that cannot be read. */
  private static SettingsFiles.Told told(CheckRequest request) {
    boolean apart =
        request.format() == CheckRequest.Format.TEXT || request.mode() == CheckRequest.Mode.DIFF;
    return apart ? SettingsFiles.Told.APART : SettingsFiles.Told.IN_THE_REPORT;
  }

  private Optional<Text> text(String name, Settings settings) {
    boolean standard = name.equals(NamedFile.STANDARD);
    Checked<InputFile> input = standard
        ? InputFile.read("standard input", console.in())
        : InputFile.read(name, Path.of(name));
    report.show(name, input.findings());
    return input.value().map(it -> new Text(name, it.source(), settings));
  }

  /** Whether all was done with a file that was asked for; what cannot be written is told. */
  private boolean isDone(Seen seen, CheckRequest.Mode mode) {
    SourceFile before = seen.text().file();
    if (seen.mended().fixes() == 0) {
      return true;
    }
    if (mode == CheckRequest.Mode.DIFF) {
      String after = seen.mended().source().text();
      console.out().print(UnifiedDiff.of(before.name(), before.text(), after));
      return true;
    }
    if (!before.malformed().isEmpty()) {
      console.err().println(before.name() + ": not UTF-8, so nothing was fixed");
      return false;
    }
    return write(seen.mended());
  }

  private boolean write(Fixes.Mended mended) {
    String name = mended.source().name();
    int fixes = mended.fixes();
    byte[] bytes = mended.source().text().getBytes(StandardCharsets.UTF_8);
    Checked<Path> written = OutputFile.rewrite(Path.of(name), bytes);
    report.show(name, written.findings());
    written
        .value()
        .ifPresent(
            path -> console.err().println(name + ": " + fixes + (fixes == 1 ? " fix" : " fixes")));
    return written.value().isPresent();
  }

  /** What relative paths in a spec start from, and where its project's settings are looked for. */
  private static Path folder(String name) {
    return new NamedFile(name).folder().normalize();
  }
}
