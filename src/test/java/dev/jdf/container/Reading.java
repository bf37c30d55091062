package dev.jdf.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What another process prints, read by a thread of its own so that it never waits. */
record Reading(ByteArrayOutputStream bytes, Thread thread) {

  /** A process that outlives the one that was started may hold the output open. */
  private static final long MOST_MILLISECONDS = 10_000;

  static Reading of(InputStream stream) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Thread thread = new Thread(() -> copy(stream, bytes));
    thread.setDaemon(true);
    thread.start();
    return new Reading(bytes, thread);
  }

  String soFar() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  String all() {
    try {
      thread.join(MOST_MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return soFar();
  }

  private static void copy(InputStream stream, ByteArrayOutputStream bytes) {
    try (stream) {
      stream.transferTo(bytes);
    } catch (IOException e) {
      // The process was killed, and with that its output closed.
    }
  }
}
