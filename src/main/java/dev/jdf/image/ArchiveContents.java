package dev.jdf.image;

import dev.jdf.store.Digest;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.unpack.Compression;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a tar archive, each unpacked under a name of ours beside the blobs of the store: what
 * the archive calls them is only a key. Gone when it is closed.
 */
final class ArchiveContents implements LayoutFiles, AutoCloseable {

  /** A file that came out, and what it is. */
  record Item(Path file, Digest digest, long size) {}

  /**
   * The most that an archive may hold.
   *
   * @param entries of any kind
   * @param ratio of what it unpacks to and of its own size
   * @param leastCounted what it may unpack to in any case, in bytes
   */
  record Limits(int entries, long ratio, long leastCounted) {

    /** More than any archive of images has, or compresses to. */
    static final Limits USUAL = new Limits(100_000, 250, 1L << 30);
  }

  private static final int MOST_LINKS = 8;

  private final Path archive;
  private final Store store;
  private final Limits limits;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, String> links = new TreeMap<>();
  private long total;

  private ArchiveContents(Path archive, Store store, Limits limits) {
    this.archive = archive;
    this.store = store;
    this.limits = limits;
  }

  static ArchiveContents unpack(Path archive, Store store, Limits limits) throws IOException {
    ArchiveContents contents = new ArchiveContents(archive, store, limits);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(Compression.open(file), "UTF-8")) {
      contents.read(tar);
      return contents;
    } catch (Refusal e) {
      contents.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws either at bytes that are no archive.
      contents.close();
      if (Disk.isFull(e)) {
        throw e;
      }
      throw contents.bad("cannot be read: " + e.getMessage());
    }
  }

  private void read(TarArchiveInputStream tar) throws IOException {
    int count = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (++count > limits.entries()) {
        throw bad("has more than " + limits.entries() + " entries");
      }
      String name = normal("", entry.getName());
      if (entry.isSymbolicLink()) {
        links.put(name, normal(name, entry.getLinkName()));
      } else if (entry.isLink()) {
        links.put(name, normal("", entry.getLinkName()));
      } else if (entry.isFile() && !items.containsKey(name)) {
        items.put(name, item(tar));
      }
    }
  }

  private Item item(InputStream in) throws IOException {
    Path file = store.scratch();
    MessageDigest computation = Digest.Algorithm.SHA256.start();
    try (OutputStream out = Files.newOutputStream(file)) {
      long size = new Bounded(in).transferTo(new DigestOutputStream(out, computation));
      return new Item(file, Digest.of(Digest.Algorithm.SHA256, computation), size);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Counts what comes out, so that a small archive cannot fill the disk. */
  private final class Bounded extends FilterInputStream {

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      total += Math.max(0, count);
      if (total > limits.leastCounted() && total / limits.ratio() > Files.size(archive)) {
        throw bad("unpacks to more than " + limits.ratio() + " times its size");
      }
      return count;
    }
  }

  /** The item that a name leads to. */
  Optional<Item> item(String name) {
    String at = normal("", name);
    for (int i = 0; i < MOST_LINKS && !items.containsKey(at); i++) {
      at = links.getOrDefault(at, at);
    }
    return Optional.ofNullable(items.get(at));
  }

  @Override
  public Optional<Path> file(String name) {
    return item(name).map(Item::file);
  }

  /** A path without dots, as seen from the folder of {@code from}. */
  private static String normal(String from, String name) {
    Path base = Path.of("/" + from.replace('\0', '?')).resolve("..");
    return base.resolve(name.replace('\0', '?')).normalize().toString();
  }

  private Refusal bad(String fault) {
    return new Refusal(ImageCode.BAD_ARCHIVE, archive + " " + fault);
  }

  @Override
  public void close() throws IOException {
    for (Item item : items.values()) {
      Files.deleteIfExists(item.file());
    }
  }
}
