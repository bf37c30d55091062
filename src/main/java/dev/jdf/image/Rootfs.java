package dev.jdf.image;

import dev.jdf.store.StoredImage;
import org.jspecify.annotations.Nullable;

/**
 * A root filesystem on this machine.
 *
 * @param path absolute, and no symbolic link
 * @param image absent where there is a directory and nothing else
 * @param passwd the text of its {@code /etc/passwd}, empty if it has none
 * @param group the text of its {@code /etc/group}, empty if it has none
 */
public record Rootfs(
    Kind kind, String path, @Nullable StoredImage image, String passwd, String group) {

  /** Where a root filesystem comes from. */
  public enum Kind {
    /** The machine's own. */
    HOST,
    /** An empty directory that nothing is ever written to. */
    SCRATCH,
    /** A directory that somebody filled. */
    DIRECTORY,
    /** An image that is unpacked in the store, where nobody may write. */
    IMAGE
  }
}
