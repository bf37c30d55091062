package dev.jdf.cli;

import dev.jdf.check.Fixes;
import dev.jdf.check.Level;
import dev.jdf.check.Settings;
import dev.jdf.compile.CheckedFile;
import dev.jdf.compile.SpecCheck;
import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.console.Terminal;
import dev.jdf.diagnostic.Checked;
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

/** One run of {@code jbuild check}. */
record Check(Console console, Report report, ColorMode color) {

  /** A run without options; returns the exit code. */
  static int plain(List<String> files, Console console) throws IOException {
    ColorMode color = ColorMode.AUTO;
    return new Check(console, new Report(console, color.colours(console)), color)
        .run(CheckRequest.plain(files));
  }

  /** The exit code. */
  int run(CheckRequest request) throws IOException {
    SettingsFiles projects = new SettingsFiles(request.settings(), report, told(request));
    List<CheckedFile> checked = new ArrayList<>();
    SpecFiles found = SpecFiles.of(request.files());
    found.empty().forEach(folder -> console.err().println("jbuild: no .jdf file in " + folder));
    boolean failed = !found.empty().isEmpty();
    for (String name : found.files()) {
      Optional<Settings> settings = projects.of(folder(name));
      Optional<CheckedFile> file =
          settings.flatMap(it -> read(name).flatMap(text -> check(text, name, it, request)));
      file.ifPresent(checked::add);
      failed |=
          file.isEmpty() || fails(file.get(), settings.flatMap(Settings::failOn), request.failOn());
    }
    checked.addAll(projects.wrong());
    if (request.mode() != CheckRequest.Mode.DIFF) {
      Terminal terminal = Terminal.output(console.environment());
      CheckOutput.of(request.format(), color.coloursOutput(console), terminal)
          .print(checked, console.out());
    }
    console.out().flush();
    return failed || console.out().checkError() ? JBuild.FAILED : JBuild.DONE;
  }

  /** People read of wrong settings beside the report, as of files that cannot be read. */
  private static SettingsFiles.Told told(CheckRequest request) {
    boolean apart =
        request.format() == CheckRequest.Format.TEXT || request.mode() == CheckRequest.Mode.DIFF;
    return apart ? SettingsFiles.Told.APART : SettingsFiles.Told.IN_THE_REPORT;
  }

  private static boolean fails(
      CheckedFile file, Optional<Level> settings, Optional<CheckRequest.FailOn> asked) {
    CheckRequest.FailOn threshold =
        asked.or(() -> settings.map(CheckRequest.FailOn::of)).orElse(CheckRequest.FailOn.ERROR);
    return file.findings().stream().anyMatch(it -> threshold.isReached(it.severity()));
  }

  private Optional<SourceFile> read(String name) {
    boolean standard = name.equals(BuildRequest.STANDARD);
    Checked<InputFile> input = standard
        ? InputFile.read("standard input", console.in())
        : InputFile.read(name, Path.of(name));
    report.show(name, input.findings());
    return input.value().map(InputFile::source);
  }

  /** What is left to say about a file; nothing if it cannot be written. */
  private Optional<CheckedFile> check(
      SourceFile file, String name, Settings settings, CheckRequest request) {
    SpecCheck check = new SpecCheck(console.environment());
    if (request.mode() == CheckRequest.Mode.REPORT) {
      return Optional.of(check.check(file, folder(name), settings));
    }
    Fixes.Mended fixed = Fixes.all(
        file, request.fixes(), text -> check.check(text, folder(name), settings).findings());
    CheckedFile mended = new CheckedFile(fixed.source(), fixed.left());
    return fixed.fixes() == 0
        ? Optional.of(mended)
        : mended(file, mended, fixed.fixes(), request.mode());
  }

  private Optional<CheckedFile> mended(
      SourceFile before, CheckedFile mended, int fixes, CheckRequest.Mode mode) {
    String name = before.name();
    if (mode == CheckRequest.Mode.DIFF) {
      console.out().print(UnifiedDiff.of(name, before.text(), mended.source().text()));
      return Optional.of(mended);
    }
    if (!before.malformed().isEmpty()) {
      console.err().println(name + ": not UTF-8, so nothing was fixed");
      return Optional.empty();
    }
    byte[] bytes = mended.source().text().getBytes(StandardCharsets.UTF_8);
    Checked<Path> written = OutputFile.write(Path.of(name), bytes);
    report.show(name, written.findings());
    written
        .value()
        .ifPresent(
            path -> console.err().println(name + ": " + fixes + (fixes == 1 ? " fix" : " fixes")));
    return written.value().map(path -> mended);
  }

  /** What relative paths in a spec start from, and where its project's settings are looked for. */
  private static Path folder(String name) {
    Path file = name.equals(BuildRequest.STANDARD) ? Path.of("stdin") : Path.of(name);
    return Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(Path.of("/"));
  }
}
