package dev.jdf.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Removes whole trees, however deep, with two open directories at a time: it goes down by names and
 * back by {@code ..}, and stops where that is not where it came from.
 */
public final class TreeRemoval {

  /** A directory on the way down; its name with a char for each byte. */
  private record Level(String name, Status status, Deque<byte[]> rest) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private Directory at;

  private TreeRemoval(Directory at) {
    this.at = at;
  }

  /** Removes {@code name} from {@code directory}, whatever it is; nothing if it is not there. */
  public static void remove(Directory directory, byte[] name) throws IOException {
    if (!unlinked(directory, name)) {
      new TreeRemoval(entered(directory, name)).run();
      directory.removeDirectory(name);
    }
  }

  private void run() throws IOException {
    try {
      levels.push(level(""));
      while (!levels.isEmpty()) {
        Deque<byte[]> rest = levels.element().rest();
        if (rest.isEmpty()) {
          leave();
        } else if (unlinked(at, rest.element())) {
          rest.remove();
        } else {
          enter(rest.remove());
        }
      }
    } finally {
      at.close();
    }
  }

  private void enter(byte[] name) throws IOException {
    Directory below = entered(at, name);
    at.close();
    at = below;
    levels.push(level(new String(name, StandardCharsets.ISO_8859_1)));
  }

  private Level level(String name) throws IOException {
    List<byte[]> names = at.names();
    return new Level(name, at.descriptor().status(), new ArrayDeque<>(names));
  }

  private void leave() throws IOException {
    Level left = levels.pop();
    if (levels.isEmpty()) {
      return;
    }
    Directory above = at.parent();
    at.close();
    at = above;
    if (!at.descriptor().status().isSameFile(levels.element().status())) {
      throw Failure.of("a tree that is being removed was moved", "EBUSY");
    }
    at.removeDirectory(left.name().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A directory whose owner has no permissions is given them first. */
  private static Directory entered(Directory directory, byte[] name) throws IOException {
    try {
      Directory entered = directory.enter(name);
      entered.descriptor().setMode(0700);
      return entered;
    } catch (Failure failure) {
      if (!failure.is("EACCES")) {
        throw failure;
      }
      directory.setMode(name, 0700);
      return directory.enter(name);
    }
  }

  /** False for a directory that is not empty. */
  private static boolean unlinked(Directory directory, byte[] name) throws IOException {
    try {
      directory.remove(name);
      return true;
    } catch (Failure failure) {
      if (failure.is("ENOENT")) {
        return true;
      }
      if (!failure.is("EISDIR") && !failure.is("EPERM")) {
        throw failure;
      }
    }
    if (!directory.status(name).map(Status::isDirectory).orElse(false)) {
      throw Failure.of("unlinkat", "EPERM");
    }
    return false;
  }
}
