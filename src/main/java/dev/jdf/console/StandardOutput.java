package dev.jdf.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written: a PrintWriter says only that. */
public final class StandardOutput extends OutputStream {

  private static final String CLOSED_PIPE = "Broken pipe";

  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private @Nullable String failure;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** The message of a failure; a reader that has seen enough is none. */
  public Optional<String> failure() {
    return failure == null || failure.equals(CLOSED_PIPE)
        ? Optional.empty()
        : Optional.of("standard output cannot be written: " + failure);
  }
}
