package dev.jdf.image;

import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;

/** What goes wrong with the disk rather than with an image. */
final class Disk {

  private Disk() {}

  /** The JDK has no type for it, only the text of strerror(3). */
  static boolean isFull(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }

  static Refusal full(Store store) {
    return new Refusal(StoreCode.CANNOT_WRITE, "the disk of " + store.directory() + " is full")
        .withNote("jbuild images shows what is in the store, jbuild images prune makes room;"
            + " what has arrived is kept");
  }
}
