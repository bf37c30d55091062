package dev.jdf.unpack;

import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Moment;
import dev.jdf.posix.Status;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories from the root of the tree to where entries are being made, all open. A directory is
 * opened in the one above it, and never through a symbolic link; from then on nothing is looked up by a
 * path again. Most entries go where the one before went, which costs nothing.
 */
final class OpenPath implements AutoCloseable {

  private static final int USUAL_MODE = 0755;
  private static final int OWNER = 0700;

  private final List<Frame> frames = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Ownership ownership;

  OpenPath(Directory root, Ownership ownership) throws Failure {
    this.ownership = ownership;
    frames.add(new Frame("", root, root.descriptor().status()));
  }

  Frame top() {
    return frames.get(frames.size() - 1);
  }

  /** Goes to a directory; what is missing on the way is made. */
  Frame enter(List<String> path, LayerErrors errors) throws IOException {
    for (String name : path.subList(leaveOthers(path), path.size())) {
      if (!push(name, errors)) {
        make(name, errors);
      }
    }
    return top();
  }

  /** Goes to a directory, if it is there. */
  Optional<Frame> find(List<String> path, LayerErrors errors) throws IOException {
    for (String name : path.subList(leaveOthers(path), path.size())) {
      if (!push(name, errors)) {
        return Optional.empty();
      }
    }
    return Optional.of(top());
  }

  /** Closes what is not on the way to {@code path}; the number of names that stay. */
  private int leaveOthers(List<String> path) throws IOException {
    int common = 0;
    while (common < Math.min(path.size(), names.size())
        && names.get(common).equals(path.get(common))) {
      common++;
    }
    leave(common);
    return common;
  }

  /** Closes all below the first {@code depth} names. */
  private void leave(int depth) throws IOException {
    while (names.size() > depth) {
      names.remove(names.size() - 1);
      frames.remove(frames.size() - 1).close();
    }
  }

  /** Opens the directory of that name; false if there is none. */
  private boolean push(String name, LayerErrors errors) throws IOException {
    Directory above = top().directory();
    try {
      Directory below = above.enter(bytes(name));
      add(name, below, below.descriptor().status());
      return true;
    } catch (Failure failure) {
      if (failure.is("ENOENT")) {
        return false;
      }
      if (!failure.is("EACCES")) {
        throw refusal(name, failure, errors);
      }
      pushClosed(name);
      return true;
    }
  }

  /** The kernel says so of directories alone: not even its owner may read it, until here. */
  private void pushClosed(String name) throws IOException {
    Directory above = top().directory();
    Status status = above.status(bytes(name)).filter(Status::isDirectory).orElseThrow();
    above.setMode(bytes(name), status.permissions() | OWNER);
    add(name, above.enter(bytes(name)), status);
  }

  private void make(String name, LayerErrors errors) throws IOException {
    Directory above = top().directory();
    above.makeDirectory(bytes(name));
    top().change();
    push(name, errors);
    if (ownership == Ownership.KEPT) {
      top().directory().descriptor().setOwner(0, 0);
    }
    top().set(USUAL_MODE, Moment.EPOCH);
  }

  private void add(String name, Directory directory, Status status) throws IOException {
    String path = names.isEmpty() ? name : top().path() + "/" + name;
    try {
      frames.add(new Frame(path, directory, status));
      names.add(name);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private Refusal refusal(String name, Failure failure, LayerErrors errors) {
    String path = names.isEmpty() ? name : top().path() + "/" + name;
    return failure.is("ENOTDIR") || failure.is("ELOOP")
        ? errors.below(path)
        : errors.failed(path, failure);
  }

  static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    try {
      leave(0);
    } finally {
      closeAll();
    }
  }

  /** After a failure nobody minds what they are like. */
  private void closeAll() throws IOException {
    for (int i = frames.size() - 1; i >= 0; i--) {
      frames.remove(i).close();
    }
  }
}
