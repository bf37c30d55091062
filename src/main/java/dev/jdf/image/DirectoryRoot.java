package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory of this machine as a root. */
final class DirectoryRoot {

  private DirectoryRoot() {}

  static Checked<Rootfs> open(Path path, Span span) {
    if (Files.isSymbolicLink(path)) {
      return failed(link(path, span));
    }
    if (!Files.exists(path)) {
      return failed(error(ImageCode.NO_SUCH_DIRECTORY, span, "there is no directory " + path));
    }
    if (!Files.isDirectory(path)) {
      return failed(error(ImageCode.NOT_A_DIRECTORY, span, path + " is not a directory"));
    }
    try {
      return open(path.toRealPath(), path, span);
    } catch (IOException e) {
      return failed(error(ImageCode.CANNOT_READ, span, "cannot read " + path));
    }
  }

  private static Checked<Rootfs> open(Path real, Path written, Span span) {
    if (real.equals(Path.of("/"))) {
      return failed(error(ImageCode.ROOT_IS_THE_HOST, span, written + " is the host's own root")
          .withNote("FROM host hides what is secret on it"));
    }
    return AccountFiles.read(real, span)
        .then(files -> Checked.ok(new Rootfs(
            Rootfs.Kind.DIRECTORY, real.toString(), null, files.passwd(), files.group())));
  }

  private static Diagnostic link(Path path, Span span) {
    return error(ImageCode.ROOT_IS_A_LINK, span, path + " is a symbolic link")
        .withNote("name the directory that it points to: runtimes refuse a link as root");
  }

  private static Diagnostic error(ImageCode code, Span span, String message) {
    return Diagnostic.error(code, span, message);
  }

  private static Checked<Rootfs> failed(Diagnostic finding) {
    return Checked.failed(List.of(finding));
  }
}
