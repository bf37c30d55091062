package dev.jdf.store;

import dev.jdf.posix.Directory;
import dev.jdf.posix.TreeRemoval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The unpacked images of the store, a folder each. It is filled under another name and gets its own when
 * all of it is there and on the disk, so that whatever has such a name can be used. What a process that
 * was killed has left goes when the same image is unpacked again, or by a sweep.
 */
public final class Trees {

  private static final String PART = ".part";
  private static final String GONE = ".gone";
  private static final String LOCK = ".lock";

  private final Path folder;

  Trees(Path folder) {
    this.folder = folder;
  }

  /** What fills an empty directory. */
  public interface Filling {
    Filled fill(Directory root) throws IOException;
  }

  /**
   * What was filled in.
   *
   * @param lacks what could not be, in sentences
   */
  public record Filled(long bytes, List<String> lacks) {}

  public Optional<Tree> find(Digest manifest, boolean flattened) throws IOException {
    return read(folder.resolve(Tree.key(manifest, flattened)));
  }

  /** The tree of that image, made by {@code filling} where it is not there yet. */
  public Tree get(Digest manifest, boolean flattened, Filling filling) throws IOException {
    String key = Tree.key(manifest, flattened);
    Path place = folder.resolve(key);
    Optional<Tree> known = read(place);
    if (known.isPresent()) {
      return known.get();
    }
    try (FileChannel lock = LockedFile.open(folder.resolve(key + LOCK))) {
      LockedFile.await(lock);
      Optional<Tree> there = read(place);
      return there.isPresent() ? there.get() : fill(manifest, flattened, filling);
    }
  }

  private Tree fill(Digest manifest, boolean flattened, Filling filling) throws IOException {
    String key = Tree.key(manifest, flattened);
    String part = key + PART;
    try (Directory trees = Directory.open(folder)) {
      TreeRemoval.remove(trees, bytes(part));
      TreeRemoval.remove(trees, bytes(key));
      trees.makeDirectory(bytes(part));
      try {
        Tree tree = fillPart(manifest, flattened, filling);
        trees.rename(bytes(part), bytes(key));
        LockedFile.forceNames(folder);
        return tree;
      } catch (IOException | RuntimeException e) {
        TreeRemoval.remove(trees, bytes(part));
        throw e;
      }
    }
  }

  private Tree fillPart(Digest manifest, boolean flattened, Filling filling) throws IOException {
    String key = Tree.key(manifest, flattened);
    Path part = folder.resolve(key + PART);
    try (Directory above = Directory.open(part)) {
      above.makeDirectory(bytes(Tree.ROOT));
      try (Directory root = above.enter(bytes(Tree.ROOT))) {
        Filled filled = filling.fill(root);
        Path place = folder.resolve(key).resolve(Tree.ROOT);
        Tree tree = new Tree(manifest, flattened, filled.bytes(), filled.lacks(), place);
        Files.writeString(part.resolve(Tree.FACTS), tree.toJson());
        // A tree that has its name is used unseen: its files outlast a power cut before that does.
        // One call for thousands of files, though it waits for what others have written, too.
        root.descriptor().syncFileSystem();
        return tree;
      }
    }
  }

  /** All that are there, by manifest. */
  public List<Tree> all() throws IOException {
    List<Tree> all = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        read(each).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(Tree::key));
    return all;
  }

  /**
   * Removes one, while nobody uses the store. One that a container runs on stays: its supervisor holds
   * a lock on the root.
   *
   * @return whether it is gone
   */
  public boolean remove(Tree tree) throws IOException {
    try (Directory trees = Directory.open(folder);
        Directory root = Directory.open(tree.root())) {
      if (!root.descriptor().tryLock()) {
        return false;
      }
      // Of the same image, by a process that was killed.
      TreeRemoval.remove(trees, bytes(tree.key() + GONE));
      // In one step, so that never a half of it is taken for a tree.
      trees.rename(bytes(tree.key()), bytes(tree.key() + GONE));
      TreeRemoval.remove(trees, bytes(tree.key() + GONE));
      return true;
    }
  }

  /** Whether {@code root} is that of a tree, of whatever store. */
  public static boolean isRoot(Path root) throws IOException {
    return ofRoot(root).isPresent();
  }

  /** The tree that has that root, of whatever store. */
  public static Optional<Tree> ofRoot(Path root) throws IOException {
    Path place = root.getParent();
    if (place == null || place.getFileName() == null || !root.endsWith(Tree.ROOT)) {
      return Optional.empty();
    }
    String name = place.getFileName().toString();
    return Tree.isKey(name)
        ? read(place).filter(tree -> tree.key().equals(name))
        : Optional.empty();
  }

  /** Removes what was being made or removed when a process was killed, while nobody uses the store. */
  public void sweep() throws IOException {
    try (Directory trees = Directory.open(folder)) {
      for (byte[] name : trees.names()) {
        String text = new String(name, StandardCharsets.UTF_8);
        if (text.endsWith(PART) || text.endsWith(GONE) || text.endsWith(LOCK)) {
          TreeRemoval.remove(trees, name);
        }
      }
    }
  }

  /** The facts are what is looked at: they are written last. */
  private static Optional<Tree> read(Path place) throws IOException {
    String name = place.getFileName().toString();
    if (name.endsWith(PART) || name.endsWith(GONE) || name.endsWith(LOCK)) {
      return Optional.empty();
    }
    try {
      return Tree.parse(Files.readString(place.resolve(Tree.FACTS)), place);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
