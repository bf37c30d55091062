package dev.jdf.unpack;

import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.posix.Status;
import dev.jdf.posix.TreeRemoval;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One layer, entry by entry, on top of what the layers below have left. */
final class LayerUnpacker {

  private final OpenPath open;
  private final LayerAmount amount;
  private final TreeWriter writer;
  private final LayerErrors errors;

  /** What this layer has brought: a whiteout says nothing of it, wherever in the archive it is. */
  private final PathSet own = new PathSet();

  LayerUnpacker(OpenPath open, LayerAmount amount, FileFacts facts) {
    this.open = open;
    this.amount = amount;
    this.writer = new TreeWriter(open, facts);
    this.errors = facts.errors();
  }

  void unpack(TarReader tar) throws IOException {
    for (Optional<TarEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      try {
        lay(entry.get(), tar);
      } catch (Failure failure) {
        throw errors.failed(entry.get().name(), failure);
      }
    }
    tar.drain();
  }

  private void lay(TarEntry entry, TarReader tar) throws IOException {
    EntryPath path = EntryPath.of(entry.name(), errors);
    amount.add(entry);
    switch (Whiteout.of(path, errors)) {
      case NONE -> {
        mark(path);
        writer.write(entry, path, tar);
      }
      case FILE -> hide(path);
      case OPAQUE -> hideAll(path.directory());
      case IGNORED -> {}
    }
  }

  private void mark(EntryPath path) {
    own.add(path.toString());
    List<String> parts = path.parts();
    for (int count = parts.size() - 1; count > 0; count--) {
      String above = String.join("/", parts.subList(0, count));
      if (own.contains(above)) {
        return;
      }
      own.add(above);
    }
  }

  private void hide(EntryPath whiteout) throws IOException {
    Optional<Frame> frame = open.find(whiteout.directory(), errors);
    if (frame.isPresent()) {
      removeOlder(frame.get(), Whiteout.removed(whiteout.name()));
    }
  }

  private void hideAll(List<String> path) throws IOException {
    Optional<Frame> frame = open.find(path, errors);
    if (frame.isPresent()) {
      for (byte[] name : frame.get().directory().names()) {
        removeOlder(open.enter(path, errors), OpenPath.text(name));
      }
    }
  }

  /** Removes what the layers below have brought under that name. */
  private void removeOlder(Frame frame, String name) throws IOException {
    String path = frame.path().isEmpty() ? name : frame.path() + "/" + name;
    Directory directory = frame.directory();
    if (!own.contains(path)) {
      frame.change();
      TreeRemoval.remove(directory, OpenPath.bytes(name));
    } else if (directory.status(OpenPath.bytes(name)).map(Status::isDirectory).orElse(false)) {
      hideAll(EntryPath.of(path, errors).parts());
    }
  }
}
