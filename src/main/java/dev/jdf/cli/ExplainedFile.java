package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.exposure.ExposureReport;
import dev.jdf.file.InputFile;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code jbuild explain FILE}: what the process of a configuration or of a spec may do. */
record ExplainedFile(Console console, Report report, SpecCompiler compiler) {

  /** How it is told. */
  enum Format {
    TEXT,
    JSON
  }

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml", ".jdf");

  /** Whether a word names a file, rather than something that pages are about. */
  static boolean isNamedBy(String word) {
    if (word.contains("/") || word.equals("-") || ENDINGS.stream().anyMatch(word::endsWith)) {
      return true;
    }
    try {
      return Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  static boolean isFolder(String word) {
    try {
      return !word.isEmpty() && Files.isDirectory(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The exit code. */
  int run(NamedFile file, Format format, int width) throws IOException {
    Checked<InputFile> input = file.read(console);
    report.show(file.name(), input.findings());
    Optional<ConfigDocument> document = Optional.empty();
    if (input.value().isPresent()) {
      document = document(file, input.value().get().source());
    }
    document.ifPresent(it -> console.out().print(told(file.name(), it, format, width)));
    console.out().flush();
    report.end();
    return document.isPresent() ? JBuild.DONE : JBuild.FAILED;
  }

  private static String told(String name, ConfigDocument document, Format format, int width) {
    return switch (format) {
      case TEXT -> new ExposureReport(name, document).text(width);
      case JSON -> new ExposureJson(name, document).text();
    };
  }

  private Optional<ConfigDocument> document(NamedFile file, SourceFile source) throws IOException {
    if (ConfigPlace.isConfig(source)) {
      return shown(source, ConfigReader.read(source));
    }
    Path folder = file.isStandard() ? Path.of("") : file.path().toAbsolutePath().getParent();
    return shown(source, compiler.compile(source, folder == null ? Path.of("/") : folder))
        .map(config -> new SourceFile(source.name() + ".json", ConfigWriter.write(config)))
        .flatMap(config -> shown(config, ConfigReader.read(config)));
  }

  private <T> Optional<T> shown(SourceFile file, Checked<T> checked) {
    report.show(file, checked.findings());
    return checked.value();
  }
}
