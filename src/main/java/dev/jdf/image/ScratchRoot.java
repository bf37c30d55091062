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
 * The empty root of {@code FROM scratch}: a directory in the user's cache, one for each directory of
 * specs. It is only ever used read-only, so that nothing but empty mount points collects in it.
 */
final class ScratchRoot {

  private ScratchRoot() {}

  static Checked<Rootfs> open(Path cache, Path specDirectory, Span span) {
    Path root = cache.resolve("scratch").resolve(name(specDirectory));
    try {
      Files.createDirectories(
          root.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
      String path = root.toRealPath().toString();
      return Checked.ok(new Rootfs(Rootfs.Kind.SCRATCH, path, null, "", ""));
    } catch (IOException e) {
      return Checked.failed(List.of(
          Diagnostic.error(ImageCode.NO_SCRATCH, span, "cannot make the empty root " + root)));
    }
  }

  /** The same for the same directory, on every machine. */
  private static String name(Path specDirectory) {
    String path = specDirectory.toAbsolutePath().normalize().toString();
    return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
