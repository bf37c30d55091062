package dev.jdf.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a layout or an archive, by their names in it. */
interface LayoutFiles {

  /** A regular file on this machine that holds what {@code name} names. */
  Optional<Path> file(String name) throws IOException;

  /** A directory; a FIFO or a device in it is no file. */
  static LayoutFiles of(Path directory) {
    return name -> {
      try {
        return Optional.of(directory.resolve(name)).filter(Files::isRegularFile);
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    };
  }
}
