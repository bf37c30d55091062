package dev.jdf.cli;

import dev.jdf.diagnostic.Checked;
import dev.jdf.image.StoreTrees;
import dev.jdf.image.TreePlace;
import dev.jdf.image.TreePlaces;
import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The store's trees that a run is to stand on. Each is held as its launcher will hold it, and until
 * that does: in between nobody uses the store, and who removes images would remove the tree.
 */
final class HeldTrees implements TreePlaces {

  private final List<Descriptor> locks = new ArrayList<>();

  @Override
  public TreePlace of(Store store) {
    return (image, telling, span) -> {
      Checked<Path> tree = new StoreTrees(store).tree(image, telling, span);
      tree.value().ifPresent(this::hold);
      return tree;
    };
  }

  /** Where a file system has no locks, who removes cannot ask for one either. */
  private void hold(Path root) {
    try {
      Descriptor lock = Directory.open(root).descriptor();
      lock.share();
      locks.add(lock);
    } catch (Failure e) {
      // The launcher will say what is wrong with the tree.
    }
  }

  /** What has to stay open for the trees to be held. */
  List<Descriptor> locks() {
    return List.copyOf(locks);
  }
}
