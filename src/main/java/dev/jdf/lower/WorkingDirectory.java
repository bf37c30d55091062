package dev.jdf.lower;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.List;
import java.util.Optional;

/** {@code process.cwd}: each WORKDIR from the one before, the first from the image's or the root. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  static String of(Execution image, List<Workdir> lines) {
    return AbsolutePath.following(
        Optional.ofNullable(image.workingDir()).orElse("/"),
        lines.stream().map(line -> line.path().text()).toList());
  }
}
