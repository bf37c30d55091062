package dev.jdf.compile;

import dev.jdf.image.Rootfs;
import dev.jdf.oci.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, and the root filesystem that it is for.
 *
 * @param root absent where only the name of an image was looked at
 */
public record Compiled(Config config, @Nullable Rootfs root) {

  /** Whether the root belongs to the store, and nothing may be written to it. */
  public boolean isOfStore() {
    return Optional.ofNullable(root)
        .filter(it -> it.kind() == Rootfs.Kind.IMAGE)
        .isPresent();
  }

  /** What names the image of the root; empty where there is none. */
  public String imageDigest() {
    return Optional.ofNullable(root)
        .flatMap(it -> Optional.ofNullable(it.image()))
        .map(image -> image.manifest().toString())
        .orElse("");
  }
}
