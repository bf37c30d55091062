package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a configuration is and where its relative paths start.
 *
 * @param name what messages call it
 * @param file absent for standard input
 */
record ConfigPlace(String name, Optional<Path> file, Optional<Path> folder) {

  private static final String CONFIG_NAME = "config.json";

  /** A folder stands for the config.json in it. */
  static ConfigPlace of(ExecRequest request) throws IOException {
    Optional<Path> folder = Optional.empty();
    if (request.bundle().isPresent()) {
      folder = Optional.of(new NamedFile(request.bundle().get()).path());
    }
    NamedFile config = new NamedFile(request.config());
    if (config.isStandard()) {
      return new ConfigPlace(config.name(), Optional.empty(), folder);
    }
    Path file = config.path();
    if (Files.isDirectory(file)) {
      file = file.resolve(CONFIG_NAME);
    }
    return new ConfigPlace(file.toString(), Optional.of(file), folder);
  }

  Checked<InputFile> read(Console console) {
    return file.map(path -> InputFile.read(name, path))
        .orElseGet(() -> InputFile.read(name, console.in()));
  }

  /** The real path of the bundle. */
  String bundle() throws IOException {
    Path own = file.map(path -> path.toAbsolutePath().getParent()).orElse(Path.of(""));
    Path bundle = folder.orElse(own);
    if (!Files.isDirectory(bundle)) {
      throw new IOException(
          bundle + (Files.exists(bundle) ? ": is no folder" : ": no such folder"));
    }
    return bundle.toRealPath().toString();
  }

  /** Whether a file is a configuration, not a spec: by its name, else by how it begins. */
  static boolean isConfig(SourceFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml")) {
      return true;
    }
    String start = file.text().stripLeading();
    return !name.endsWith(".jdf") && start.startsWith("{") && !isTemplate(start);
  }

  /** Of a spec: it begins with two braces, or with {% or {#. */
  private static boolean isTemplate(String start) {
    return start.length() > 1 && "{%#".indexOf(start.charAt(1)) >= 0;
  }
}
