package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file as it is named on the command line; {@code -} is standard input. */
record NamedFile(String written) {

  private static final String STANDARD = "-";

  boolean isStandard() {
    return written.equals(STANDARD);
  }

  /** For messages. */
  String name() {
    return isStandard() ? "standard input" : written;
  }

  Path path() throws IOException {
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new IOException(written + ": no such file", e);
    }
  }

  Checked<InputFile> read(Console console) throws IOException {
    return isStandard() ? InputFile.read(name(), console.in()) : InputFile.read(name(), path());
  }
}
