package dev.jdf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files that names on the command line stand for.
 *
 * @param files each once, as they are named; of a folder all {@code .jdf} files in it, by name
 * @param empty folders that have none
 */
record SpecFiles(List<String> files, List<String> empty) {

  /** Deep enough for any project, and an end to folders that contain themselves. */
  private static final int DEEPEST = 32;

  SpecFiles {
    files = List.copyOf(files);
    empty = List.copyOf(empty);
  }

  static SpecFiles of(List<String> names) throws IOException {
    List<String> files = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (String name : names) {
      boolean folder = !name.equals(NamedFile.STANDARD) && Files.isDirectory(Path.of(name));
      List<String> named = folder ? in(Path.of(name)) : List.of(name);
      files.addAll(named);
      if (named.isEmpty()) {
        empty.add(name);
      }
    }
    return new SpecFiles(files.stream().distinct().toList(), empty);
  }

  private static List<String> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return all.filter(path -> path.toString().endsWith(".jdf"))
          .filter(Files::isRegularFile)
          .filter(path -> !isHidden(folder.relativize(path)))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (UncheckedIOException unreadable) {
      throw told(Objects.requireNonNull(unreadable.getCause()));
    } catch (AccessDeniedException unreadable) {
      throw told(unreadable);
    }
  }

  /** Java's message is no more than the name of the folder. */
  static IOException told(IOException e) {
    return e instanceof AccessDeniedException
        ? new IOException(e.getMessage() + ": permission denied", e)
        : e;
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
