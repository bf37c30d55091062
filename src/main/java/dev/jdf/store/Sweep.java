package dev.jdf.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Takes away what nobody needs, while nobody uses the store. Names go before what they stand for; so
 * whoever is killed in between leaves what the next sweep finds, and no image that lacks something.
 */
final class Sweep {

  private final Store store;
  private long bytes;
  private int blobs;
  private int leftovers;
  private int busy;

  Sweep(Store store) {
    this.store = store;
  }

  /** All that no name refers to, and what killed processes have left. */
  Freed run(List<NamedImage> names) throws IOException {
    for (NamedImage name : names) {
      store.names().remove(name);
    }
    Set<String> needed = needed();
    for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
      for (Path blob : files(store.directory().resolve("blobs").resolve(algorithm.word()))) {
        if (!needed.contains(algorithm.word() + ":" + blob.getFileName())) {
          remove(blob);
          blobs++;
        }
      }
    }
    int trees = trees(needed);
    for (Path file : files(store.directory().resolve("incoming"))) {
      leftover(file);
    }
    for (Path file : files(store.directory().resolve("images"))) {
      if (!file.toString().endsWith(ImageNames.END)) {
        leftover(file);
      }
    }
    return new Freed(new Freed.Count(names.size(), blobs, trees, leftovers), busy, bytes);
  }

  /** Takes away the unpacked images that have no name, and what was being made of others. */
  private int trees(Set<String> needed) throws IOException {
    int count = 0;
    for (Tree tree : store.trees().all()) {
      if (needed.contains(tree.manifest().toString())) {
        continue;
      }
      if (store.trees().remove(tree)) {
        bytes += tree.bytes();
        count++;
      } else {
        busy++;
      }
    }
    store.trees().sweep();
    return count;
  }

  /** The blobs of all images that have a name, as far as they are there. */
  private Set<String> needed() throws IOException {
    Set<String> needed = new TreeSet<>();
    for (NamedImage name : store.names().all()) {
      needed.add(name.manifest().toString());
      for (Descriptor part : store.parts(name.manifest())) {
        needed.add(part.digest().toString());
      }
    }
    return needed;
  }

  /** A lock without content was no loss, and is none to tell of. */
  private void leftover(Path file) throws IOException {
    leftovers += remove(file) > 0 ? 1 : 0;
  }

  private long remove(Path file) throws IOException {
    try {
      long size = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .size();
      Files.delete(file);
      bytes += size;
      return size;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      return StreamSupport.stream(all.spliterator(), false).sorted().toList();
    }
  }
}
