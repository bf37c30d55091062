package dev.jdf.cli;

import dev.jdf.check.Settings;
import dev.jdf.check.SettingsReader;
import dev.jdf.diagnostic.Checked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of projects: of each file, those of the nearest folder around it that has any. */
final class SettingsFiles {

  private final Optional<String> named;
  private final Report report;
  private final Map<Path, Optional<Settings>> known = new HashMap<>();

  SettingsFiles(Optional<String> named, Report report) {
    this.named = named;
    this.report = report;
  }

  /** Absent if they are wrong, which has been reported then. */
  Optional<Settings> of(Path folder) {
    return named
        .map(Path::of)
        .or(() -> around(folder))
        .map(file -> known.computeIfAbsent(file, this::read))
        .orElse(Optional.of(Settings.DEFAULT));
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
      report.show(text.source(), settings.findings());
      return settings.value();
    });
  }
}
