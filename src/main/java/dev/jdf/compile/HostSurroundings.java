package dev.jdf.compile;

import dev.jdf.check.Machine;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.FileCode;
import dev.jdf.file.InputFile;
import dev.jdf.image.Bases;
import dev.jdf.linux.Accounts;
import dev.jdf.lower.Surroundings;
import dev.jdf.oci.Linux.Device;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * This machine, as a spec in {@code directory} sees it.
 *
 * @param directory what relative paths start from
 */
record HostSurroundings(Path directory) implements Surroundings, Machine {

  @Override
  public List<Device> devices() {
    return HostDevices.read();
  }

  @Override
  public Optional<List<Device>> devices(String path) {
    return HostDevices.read(path);
  }

  @Override
  public boolean has(String path) {
    return HostDevices.read(path).isPresent();
  }

  @Override
  public List<String> devicePaths() {
    return devices().stream().map(Device::path).toList();
  }

  @Override
  public Optional<Accounts> accounts() {
    return Bases.hostAccounts();
  }

  @Override
  public boolean hasFiles(String root, String path) {
    if (!isDirectory(root, Path.of(path))) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(root, path))) {
      return entries.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isFile(String root, String path) {
    Path folder = Path.of(path).getParent();
    Path file = Path.of(root, path);
    return folder != null
        && isDirectory(root, folder)
        && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isSymbolicLink(file);
  }

  /** Not through links: a root is not to be trusted, and one could lead out of it. */
  private static boolean isDirectory(String root, Path path) {
    Path at = Path.of(root);
    for (Path part : path) {
      at = at.resolve(part);
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Checked<SourceFile> file(String path) {
    try {
      return InputFile.read(path, directory.resolve(path)).then(file -> Checked.ok(file.source()));
    } catch (InvalidPathException e) {
      return Checked.failed(
          List.of(Diagnostic.error(FileCode.NO_SUCH_FILE, Span.at(0), "no such file")));
    }
  }
}
