package dev.jdf.cli;

import dev.jdf.oci.Config;
import dev.jdf.plan.RootWrites;
import dev.jdf.store.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What becomes of the root of a configuration, unless the caller says otherwise. */
final class UsualWrites {

  private UsualWrites() {}

  /**
   * A tree of the store stays as it is, whoever names it: other containers run on it, and more will.
   *
   * @param folder what a relative path of the root starts from
   */
  static RootWrites of(Config config, Path folder) {
    return Optional.ofNullable(config.root())
            .filter(root -> isOfStore(folder, root.path()))
            .isPresent()
        ? new RootWrites.Discarded()
        : new RootWrites.InPlace();
  }

  /** What cannot be looked at is none; it will be said when it is opened. */
  private static boolean isOfStore(Path folder, String root) {
    try {
      return Trees.isRoot(folder.resolve(root).toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
