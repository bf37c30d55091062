package dev.jdf.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads files of a hostile root: every symbolic link is resolved inside it, as chroot(2) would, and
 * only regular files are opened, so that a FIFO or a device cannot hold the reader up.
 */
record ScopedFiles(Path root) {

  private static final int MAX_LINKS = 40;

  /** The first {@code limit} bytes; empty if there is no such regular file. */
  Optional<byte[]> read(String path, int limit) throws IOException {
    Optional<Path> file = resolve(path);
    if (file.isEmpty() || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readNBytes(limit));
    }
  }

  /** The place of {@code path} inside the root, after all links; empty if they form a loop. */
  private Optional<Path> resolve(String path) throws IOException {
    Deque<String> rest = new ArrayDeque<>(parts(path));
    Path at = root;
    int links = 0;
    while (!rest.isEmpty()) {
      Path next = step(at, rest.removeFirst());
      if (!Files.isSymbolicLink(next)) {
        at = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        return Optional.empty();
      }
      String target = Files.readSymbolicLink(next).toString();
      at = target.startsWith("/") ? root : at;
      prepend(rest, parts(target));
    }
    return Optional.of(at);
  }

  private Path step(Path at, String part) {
    if (part.equals("..")) {
      return at.equals(root) ? root : Objects.requireNonNull(at.getParent());
    }
    return at.resolve(part);
  }

  private static void prepend(Deque<String> rest, List<String> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      rest.addFirst(parts.get(i));
    }
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1)).stream()
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .toList();
  }
}
