package dev.jdf.cli;

import dev.jdf.check.Settings;
import dev.jdf.check.SettingsReader;
import dev.jdf.compile.CheckedFile;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.InputFile;
import dev.jdf.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of projects: of each file, those of the nearest folder around it that has any. */
final class SettingsFiles {

  private final Optional<String> named;
  private final Report report;
  private final Told told;
  private final List<CheckedFile> wrong = new ArrayList<>();
  private final Map<Path, Optional<Path>> files = new HashMap<>();
  private final Map<Path, Optional<Settings>> known = new HashMap<>();

  /** Where the findings of wrong settings go. */
  enum Told {
    APART,
    IN_THE_REPORT
  }

  SettingsFiles(Optional<String> named, Report report, Told told) {
    this.named = named;
    this.report = report;
    this.told = told;
  }

  /** Absent if they are wrong, which has been reported then. */
  Optional<Settings> of(Path folder) {
    return files
        .computeIfAbsent(folder, it -> named.map(Path::of).or(() -> around(it)))
        .map(file -> known.computeIfAbsent(file, this::read))
        .orElse(Optional.of(Settings.DEFAULT));
  }

  /** The wrong ones, as far as the report is to have them. */
  List<CheckedFile> wrong() {
    return List.copyOf(wrong);
  }

  private void tell(SourceFile file, List<Diagnostic> findings) {
    switch (told) {
      case APART -> report.show(file, findings);
      case IN_THE_REPORT -> {
        if (!findings.isEmpty()) {
          wrong.add(new CheckedFile(file, findings));
        }
      }
    }
  }

  /** The settings file that is nearest to a folder. */
  static Optional<Path> around(Path folder) {
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .map(it -> it.resolve(SettingsReader.FILE))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Optional<Settings> read(Path file) {
    Path here = Path.of("").toAbsolutePath();
    String name = (file.startsWith(here) ? here.relativize(file) : file).toString();
    Checked<InputFile> input = InputFile.read(name, file);
    report.show(name, input.findings());
    return input.value().flatMap(text -> {
      Checked<Settings> settings = SettingsReader.read(text.source());
      tell(text.source(), settings.findings());
      return settings.value();
    });
  }
}
