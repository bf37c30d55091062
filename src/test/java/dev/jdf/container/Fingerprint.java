package dev.jdf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that there is to know of a tree, a file a line; ctime tells of each change, attributes too. */
final class Fingerprint {

  private static final List<String> STATUS =
      List.of("mode", "ino", "nlink", "uid", "gid", "rdev", "size", "lastModifiedTime", "ctime");

  private Fingerprint() {}

  static String of(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.sorted().map(Fingerprint::line).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Path file) {
    try {
      StringBuilder line = new StringBuilder(file.toString());
      for (String name : STATUS) {
        line.append(' ')
            .append(Files.getAttribute(file, "unix:" + name, LinkOption.NOFOLLOW_LINKS));
      }
      if (Files.isSymbolicLink(file)) {
        line.append(' ').append(Files.readSymbolicLink(file));
      } else if (Files.isRegularFile(file)) {
        line.append(' ').append(Arrays.hashCode(Files.readAllBytes(file)));
      }
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
