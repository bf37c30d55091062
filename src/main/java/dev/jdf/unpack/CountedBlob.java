package dev.jdf.unpack;

import dev.jdf.store.Descriptor;
import dev.jdf.store.Layer;
import dev.jdf.store.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** The blob of a layer, which tells how much of it has been read. */
final class CountedBlob extends FilterInputStream {

  private final Descriptor part;
  private final Progress.Task task;

  private CountedBlob(InputStream in, Descriptor part, Progress.Task task) {
    super(in);
    this.part = part;
    this.task = task;
  }

  static InputStream open(Layer layer, Progress.Task task) throws IOException {
    return new CountedBlob(Files.newInputStream(layer.blob()), layer.descriptor(), task);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    task.came(part, read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    task.came(part, Math.max(count, 0));
    return count;
  }
}
