package dev.jdf.posix;

import dev.jdf.linux.Errno;
import java.io.IOException;

/** A call that failed, by its errno. */
public final class Failure extends IOException {

  private static final long serialVersionUID = 1;

  private final int errno;

  Failure(String function, int errno) {
    super(function + ": "
        + Errno.of(errno)
            .map(error -> "%s (%s)".formatted(error.name(), error.text()))
            .orElse("errno " + errno));
    this.errno = errno;
  }

  /** A failure that needs no call to be known. */
  static Failure of(String function, String name) {
    return new Failure(function, Errno.of(name).map(Errno::number).orElse(0));
  }

  /** Whether it is the error called {@code name}. */
  public boolean is(String name) {
    return Errno.of(name).filter(error -> error.number() == errno).isPresent();
  }
}
