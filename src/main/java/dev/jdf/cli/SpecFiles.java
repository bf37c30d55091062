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

/** The files that names on the command line stand for. */
final class SpecFiles {

  /** Deep enough for any project, and an end to folders that contain themselves. */
  private static final int DEEPEST = 32;

  private SpecFiles() {}

  /** Files as they are named, each once; of a folder all {@code .jdf} files in it, by name. */
  static List<String> of(List<String> names) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(BuildRequest.STANDARD) && Files.isDirectory(Path.of(name))) {
        files.addAll(in(Path.of(name)));
      } else {
        files.add(name);
      }
    }
    return files.stream().distinct().toList();
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
