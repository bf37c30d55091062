package dev.jdf.unpack;

import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Moment;
import dev.jdf.posix.Status;
import java.io.IOException;

/**
 * A directory of the tree that is open because something is made in it. That changes its time, and needs
 * its owner's permissions: when it is closed, both are what they should be.
 */
final class Frame implements AutoCloseable {

  private static final int OWNER = 0700;

  private final String path;
  private final Directory directory;
  private int mode;
  private int actualMode;
  private Moment time;
  private boolean changed;

  /**
   * A directory that was opened.
   *
   * @param status what it was like before
   */
  Frame(String path, Directory directory, Status status) throws Failure {
    this.path = path;
    this.directory = directory;
    this.mode = status.permissions();
    this.actualMode = mode | OWNER;
    this.time = status.modified();
    if (actualMode != mode) {
      directory.descriptor().setMode(actualMode);
    }
  }

  /** Empty for the root. */
  String path() {
    return path;
  }

  Directory directory() {
    return directory;
  }

  /** Something is made or removed in it. */
  void change() {
    changed = true;
  }

  /** What it is to be like in the end. */
  void set(int newMode, Moment newTime) {
    mode = newMode;
    time = newTime;
    changed = true;
  }

  @Override
  public void close() throws IOException {
    try {
      if (actualMode != mode) {
        directory.descriptor().setMode(mode);
      }
      if (changed) {
        directory.descriptor().setTime(time);
      }
    } finally {
      directory.close();
    }
  }
}
