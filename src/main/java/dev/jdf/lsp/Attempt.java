package dev.jdf.lsp;

import java.util.function.Consumer;

/**
 * Work that a defect of ours, or a text too deep or too large, may end: the server lives on, and
 * tells of it.
 */
final class Attempt {

  private Attempt() {}

  static void at(Runnable work, Consumer<Throwable> failure) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
      failure.accept(thrown);
    }
  }
}
