package dev.jdf.cli;

import dev.jdf.image.Rootfs;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.plan.RootWrites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration of a run.
 *
 * @param writes what becomes of the root, unless the caller says otherwise
 * @param root absent where the configuration was not made of a spec, and names it
 */
record RunConfig(ConfigDocument document, RootWrites writes, Optional<Rootfs> root) {

  /**
   * What is kept of the root's writes stands on it.
   *
   * @param folder what a relative path of the root starts from
   */
  KeptBase base(Path folder) throws IOException {
    return root.isPresent() ? KeptBase.of(root.get()) : KeptBase.of(document.config(), folder);
  }
}
