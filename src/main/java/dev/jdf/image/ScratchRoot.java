package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * The empty root of {@code FROM scratch}: a directory in the user's cache. A run leaves its mount
 * points there, and they cannot be taken away while another may stand on them. So each spec has one
 * of its own, and a changed spec another: what is in it are only the places that its own mounts hide.
 *
 * @param asked all that the mounts depend on
 */
record ScratchRoot(Path cache, Path specDirectory, String asked) {

  /** As it will be once it is wanted. */
  Checked<Rootfs> named() {
    return root(cache.toAbsolutePath().resolve("scratch").resolve(name()).toString());
  }

  /** Makes it. */
  Checked<Rootfs> open(Span span) {
    Path root = cache.resolve("scratch").resolve(name());
    try {
      Files.createDirectories(
          root.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
      return root(root.toRealPath().toString());
    } catch (IOException e) {
      return Checked.failed(List.of(
          Diagnostic.error(ImageCode.NO_SCRATCH, span, "cannot make the empty root " + root)));
    }
  }

  private static Checked<Rootfs> root(String path) {
    return Checked.ok(new Rootfs(Rootfs.Kind.SCRATCH, path, null, "", ""));
  }

  /** The same for the same text in the same directory, on every machine. */
  private String name() {
    String all = specDirectory.toAbsolutePath().normalize() + "\0" + asked;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
