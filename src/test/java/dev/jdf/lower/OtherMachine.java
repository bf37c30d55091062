package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Linux.Device;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A machine that is the same everywhere: a few devices, and the files of a folder.
 *
 * @param owner of the devices, uid and gid
 */
record OtherMachine(Path folder, long owner) implements Surroundings {

  @Override
  public List<Device> devices() {
    return List.of(device("/dev/fuse", 10, 229));
  }

  @Override
  public Optional<List<Device>> devices(String path) {
    return switch (path) {
      case "/dev/null", "/dev/link-to-null" -> Optional.of(List.of(device(path, 1, 3)));
      case "/dev/fuse" -> Optional.of(List.of(device(path, 10, 229)));
      case "/dev/snd" ->
        Optional.of(
            List.of(device("/dev/snd/by-path/card", 116, 2), device("/dev/snd/timer", 116, 33)));
      case "/etc", "/etc/passwd" -> Optional.of(List.of());
      default -> Optional.empty();
    };
  }

  @Override
  public boolean hasFiles(String root, String path) {
    return path.equals("/full");
  }

  @Override
  public boolean isFile(String root, String path) {
    return path.equals("/full/file") || path.equals("/dev/file");
  }

  private Device device(String path, long major, long minor) {
    return new Device("c", path, major, minor, 0666, owner, owner);
  }

  @Override
  public Checked<SourceFile> file(String path) {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Checked.failed(
          List.of(Diagnostic.error(LowerCode.BAD_SECCOMP_PROFILE, Span.at(0), "no such file")));
    }
    try {
      return Checked.ok(SourceFile.decode(path, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
