package dev.jdf.file;

import dev.jdf.diagnostic.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a path that is no file was probably meant to be. */
final class MeantFile {

  private static final String SPEC = "image.jdf";
  private static final String CONFIG = "config.json";

  /** Neighbours that are looked at. */
  private static final int MOST = 1000;

  private MeantFile() {}

  /** The end of a message about it; empty if there is nothing like it. */
  static String hint(Path path) {
    Optional<Path> meant = Files.isDirectory(path)
        ? Optional.of(path.resolve(SPEC)).filter(Files::isRegularFile)
        : neighbour(path);
    return meant.map(file -> "; did you mean " + file + "?").orElse("");
  }

  private static Optional<Path> neighbour(Path path) {
    Path folder = path.getParent() == null ? Path.of("") : path.getParent();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files
          .limit(MOST)
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
      String name = path.getFileName().toString();
      return Nearest.to(name, names).or(() -> notBuilt(name, names)).map(path::resolveSibling);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> notBuilt(String name, List<String> names) {
    return name.equals(CONFIG) && names.contains(SPEC) ? Optional.of(SPEC) : Optional.empty();
  }
}
