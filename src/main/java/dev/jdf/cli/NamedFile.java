package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file as it is named on the command line; {@code -} is standard input. */
record NamedFile(String written) {

  /** Standard input, and for what is written standard output. */
  static final String STANDARD = "-";

  boolean isStandard() {
    return written.equals(STANDARD);
  }

  /** For messages. */
  String name() {
    return isStandard() ? "standard input" : written;
  }

  Path path() throws IOException {
    if (written.isEmpty()) {
      throw new IOException("an empty name is no file");
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new IOException(written + ": no such file", e);
    }
  }

  /** What relative paths in it start from. */
  Path folder() {
    Path file = Path.of(isStandard() ? "stdin" : written);
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
  }

  Checked<InputFile> read(Console console) throws IOException {
    return isStandard() ? InputFile.read(name(), console.in()) : InputFile.read(name(), path());
  }
}
