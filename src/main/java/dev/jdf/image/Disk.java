package dev.jdf.image;

import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import java.nio.file.Path;

/** What goes wrong with the disk rather than with an image. */
final class Disk {

  private Disk() {}

  /** The JDK has no type for it, only the text of strerror(3), and layers tell it as they had it. */
  static boolean isFull(Throwable problem) {
    String message = String.valueOf(problem.getMessage()).replaceFirst("\\)$", "");
    return message.endsWith("No space left on device") || message.endsWith("Disk quota exceeded");
  }

  static Refusal full(Store store) {
    return full(store.directory())
        .withNote("jbuild images shows what is in the store, jbuild images prune makes room;"
            + " what has arrived is kept");
  }

  /** The same of a place for files that is not the store. */
  static Refusal fullFolder(Path folder) {
    return full(folder).withNote("the files of the image go there; -o DIR/ names another place");
  }

  private static Refusal full(Path place) {
    return new Refusal(StoreCode.CANNOT_WRITE, "the disk of " + place + " is full");
  }
}
