package dev.jdf.unpack;

import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Status;
import dev.jdf.posix.TreeRemoval;
import dev.jdf.store.Refusal;
import dev.jdf.unpack.TarEntry.Kind;
import dev.jdf.unpack.TarEntry.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes the files of one layer in the tree that the layers below have left. */
final class TreeWriter {

  private static final int BUFFER = 1 << 17;
  private static final int FIFO = 0010000;
  private static final int CHARACTER = 0020000;
  private static final int BLOCK = 0060000;

  /** Without these not even the owner of the root could use it. */
  private static final int USABLE = 0500;

  private final OpenPath open;
  private final FileFacts facts;
  private final LayerErrors errors;
  private final byte[] buffer = new byte[BUFFER];

  TreeWriter(OpenPath open, FileFacts facts) {
    this.open = open;
    this.facts = facts;
    this.errors = facts.errors();
  }

  /** Makes what {@code entry} says at {@code path}; the bytes of a file come from {@code tar}. */
  void write(TarEntry entry, EntryPath path, TarReader tar) throws IOException {
    if (path.isRoot()) {
      writeRoot(entry);
      return;
    }
    switch (entry.kind()) {
      case FILE -> writeFile(entry, path, tar);
      case DIRECTORY -> writeDirectory(entry, path);
      case SYMBOLIC_LINK -> writeSymbolicLink(entry, path);
      case HARD_LINK -> writeHardLink(entry, path);
      case FIFO -> writeNode(entry, path, FIFO);
      case CHARACTER_DEVICE -> writeDevice(entry, path, CHARACTER);
      case BLOCK_DEVICE -> writeDevice(entry, path, BLOCK);
    }
  }

  private void writeRoot(TarEntry entry) throws IOException {
    if (entry.kind() != Kind.DIRECTORY) {
      throw errors.unsafe(entry.name(), "is the root, and no directory");
    }
    if ((entry.mode() & USABLE) != USABLE) {
      throw errors.unsafe(entry.name(), "is a root that nobody could enter");
    }
    describeDirectory(entry, open.enter(List.of(), errors));
  }

  private void describeDirectory(TarEntry entry, Frame frame) throws IOException {
    Descriptor directory = frame.directory().descriptor();
    for (byte[] attribute : attributes(directory)) {
      directory.removeAttribute(attribute);
    }
    facts.ownAndLabel(entry, directory);
    frame.set(entry.mode(), entry.modified());
  }

  /** Those that an entry replaces: what a machine's own policy sets stays. */
  private static List<byte[]> attributes(Descriptor directory) throws Failure {
    return directory.attributes().stream()
        .filter(name -> FileFacts.isContent(OpenPath.text(name)))
        .toList();
  }

  private void writeDirectory(TarEntry entry, EntryPath path) throws IOException {
    Directory above = changing(path);
    byte[] name = OpenPath.bytes(path.name());
    Optional<Status> there = above.status(name);
    if (there.isPresent() && !there.get().isDirectory()) {
      above.remove(name);
      there = Optional.empty();
    }
    if (there.isEmpty()) {
      above.makeDirectory(name);
    }
    describeDirectory(entry, open.enter(path.parts(), errors));
  }

  private void writeFile(TarEntry entry, EntryPath path, TarReader tar) throws IOException {
    Directory above = changing(path);
    byte[] name = OpenPath.bytes(path.name());
    try (Descriptor file = create(above, name)) {
      long end = 0;
      for (Segment segment : entry.data()) {
        copy(segment, file, tar);
        // GNU tar ends its maps with a segment of no bytes at the end of the file.
        end = segment.length() == 0 ? end : segment.offset() + segment.length();
      }
      if (end < entry.size()) {
        file.setSize(entry.size());
      }
      facts.describeFile(entry, file);
    }
  }

  private static Descriptor create(Directory above, byte[] name) throws IOException {
    try {
      return above.create(name);
    } catch (Failure failure) {
      if (!failure.is("EEXIST")) {
        throw failure;
      }
      TreeRemoval.remove(above, name);
      return above.create(name);
    }
  }

  private void copy(Segment segment, Descriptor file, TarReader tar) throws IOException {
    for (long done = 0; done < segment.length(); ) {
      int wanted = (int) Math.min(segment.length() - done, buffer.length);
      tar.read(buffer, wanted);
      file.writeAt(segment.offset() + done, buffer, 0, wanted);
      done += wanted;
    }
  }

  private void writeSymbolicLink(TarEntry entry, EntryPath path) throws IOException {
    if (entry.link().isEmpty() || entry.link().length() > Limits.PATH) {
      throw errors.unsafe(entry.name(), "is a link to a path that cannot be");
    }
    Directory above = cleared(path);
    byte[] name = OpenPath.bytes(path.name());
    above.makeSymbolicLink(name, OpenPath.bytes(entry.link()));
    facts.describeClosed(entry, above, name);
  }

  private void writeHardLink(TarEntry entry, EntryPath path) throws IOException {
    EntryPath target = EntryPath.of(entry.link(), errors);
    if (target.isRoot() || target.equals(path)) {
      throw badLink(entry, "is a link to itself or the root");
    }
    byte[] existing = OpenPath.bytes(target.name());
    Optional<Directory> from = open.find(target.directory(), errors).map(Frame::directory);
    Optional<Status> status = from.isPresent() ? from.get().status(existing) : Optional.empty();
    if (status.isEmpty() && facts.leftOut().has(target)) {
      leaveOut(path);
      return;
    }
    if (status.isEmpty()) {
      throw badLink(entry, "links to what is not in the image");
    }
    if (status.get().isDirectory()) {
      throw badLink(entry, "is a hard link to a directory");
    }
    try (Directory directory = from.orElseThrow().again()) {
      Directory above = cleared(path);
      above.makeLink(OpenPath.bytes(path.name()), directory, existing);
    }
  }

  /** What was there before is gone all the same. */
  private void leaveOut(EntryPath path) throws IOException {
    cleared(path);
    facts.leftOut().device(path);
  }

  private Refusal badLink(TarEntry entry, String fault) {
    return errors.unsafe(entry.name(), fault + " (" + LayerErrors.shown(entry.link()) + ")");
  }

  /** Kept for root: a tree is only ever mounted without devices. */
  private void writeDevice(TarEntry entry, EntryPath path, int type) throws IOException {
    if (facts.ownership() == Ownership.FLATTENED) {
      leaveOut(path);
      return;
    }
    writeNode(entry, path, type);
  }

  private void writeNode(TarEntry entry, EntryPath path, int type) throws IOException {
    Directory above = cleared(path);
    byte[] name = OpenPath.bytes(path.name());
    try {
      above.makeNode(name, type, entry.device());
    } catch (Failure failure) {
      if (type == FIFO || !failure.is("EPERM")) {
        throw failure;
      }
      facts.leftOut().device(path);
      return;
    }
    facts.describeClosed(entry, above, name);
  }

  /** The directory that {@code path} is in, which is about to change. */
  private Directory changing(EntryPath path) throws IOException {
    Frame frame = open.enter(path.directory(), errors);
    frame.change();
    return frame.directory();
  }

  /** The same without what has that name now. */
  private Directory cleared(EntryPath path) throws IOException {
    Directory above = changing(path);
    TreeRemoval.remove(above, OpenPath.bytes(path.name()));
    return above;
  }
}
