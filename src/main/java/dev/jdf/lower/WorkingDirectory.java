package dev.jdf.lower;

import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.List;
import java.util.Optional;

/** {@code process.cwd}: each WORKDIR from the one before, the first from the image's or the root. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  static String of(Execution image, List<Workdir> lines) {
    StringBuilder at = new StringBuilder(Optional.ofNullable(image.workingDir()).orElse("/"));
    for (Workdir line : lines) {
      String path = line.path().text();
      if (path.startsWith("/")) {
        at.setLength(0);
      }
      at.append('/').append(path);
    }
    return MountPoint.clean(at.toString());
  }
}
